import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Search from 'lucide-react/icons/search';
import { type ReactNode, useState } from 'react';
import type { ContactDetail, ContactRow } from '#contract/contact.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { Input } from '#web/ui/Input.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useSettled } from '#web/ui/use-settled.ts';
import { ContactFace } from './ContactFace.tsx';
import { Handles } from './ContactItem.tsx';
import { contactsQuery, lookalikesQuery } from './queries.ts';

type FinderProps = { contact: ContactDetail; onPick: (contactId: string) => void };

const pauseMs = 200;

/** Who may be the same person, with the reasons; and anyone else by typing. */
export function MergeFinder({ contact, onPick }: FinderProps) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), pauseMs);
  const lookalikes = useQuery(lookalikesQuery(contact.id));
  const found = useInfiniteQuery({ ...contactsQuery({ q }), enabled: q !== '' });
  return (
    <div className="min-h-64">
      <Input
        autoFocus
        type="text"
        autoComplete="off"
        aria-label={t('contact.merge.find')}
        placeholder={t('contact.merge.find')}
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        icon={<Search size={15} aria-hidden="true" />}
        className="mb-3"
      />
      {q === '' ? (
        <Loaded query={lookalikes}>
          {(data) =>
            data.lookalikes.length === 0 ? (
              <p className="text-ink3">{t('contact.merge.hint')}</p>
            ) : (
              <People title={t('contact.merge.lookalikes')}>
                {data.lookalikes.map(({ contact: other, reasons }) => (
                  <Person key={other.id} row={other} onPick={onPick}>
                    {reasons.map((reason) => (
                      <Tag key={reason} tone="accent">
                        {t(`contact.merge.reason.${reason}`)}
                      </Tag>
                    ))}
                  </Person>
                ))}
              </People>
            )
          }
        </Loaded>
      ) : (
        <Loaded query={found}>
          {({ pages }) => {
            const others = (pages[0]?.items ?? []).filter(({ id }) => id !== contact.id);
            if (others.length === 0) return <p className="text-ink3">{t('contact.merge.none')}</p>;
            return (
              <People title={t('contact.merge.found')}>
                {others.map((other) => (
                  <Person key={other.id} row={other} onPick={onPick} />
                ))}
              </People>
            );
          }}
        </Loaded>
      )}
    </div>
  );
}

function People({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs font-semibold text-ink3">{title}</h3>
      <ul className="-mx-2">{children}</ul>
    </section>
  );
}

type PersonProps = { row: ContactRow; onPick: (contactId: string) => void; children?: ReactNode };

function Person({ row, onPick, children }: PersonProps) {
  return (
    <li>
      <button
        type="button"
        onClick={() => onPick(row.id)}
        className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-start hover:bg-hover"
      >
        <ContactFace contact={row} />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-1.5">
            <bdi className="font-medium">{row.name}</bdi>
            {children}
          </span>
          <Handles profiles={row.profiles} />
        </span>
      </button>
    </li>
  );
}
