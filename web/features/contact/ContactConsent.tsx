import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Consent, ContactDetail } from '#contract/contact.ts';
import { usePeople } from '#web/domain/people.ts';
import { day } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { Card } from './Card.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';
import { useContactCommands } from './commands.ts';
import { consentNow } from './consent-now.ts';

/** What the person agreed to: what counts now, and the whole history behind it. */
export function ContactConsent({ contact }: { contact: ContactDetail }) {
  const { permissions } = useSession();
  const [isAdding, setIsAdding] = useState(false);
  const mayWrite = permissions.includes('contact.write');
  return (
    <Card
      title={t('contact.consent')}
      action={
        mayWrite && (
          <IconButton
            label={t('contact.consent.add')}
            size="small"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={() => setIsAdding(true)}
          />
        )
      }
    >
      <ConsentNow contact={contact} />
      {contact.consents.length > 0 && (
        <details className="mt-3 border-t border-line pt-2.5">
          <summary className="w-fit cursor-pointer text-ink2">
            {t('contact.consent.history', { count: contact.consents.length })}
          </summary>
          <ol className="mt-2 flex flex-col gap-2.5">
            {contact.consents.toReversed().map((consent) => (
              <li key={consent.id}>
                <Recorded contactId={contact.id} consent={consent} mayWrite={mayWrite} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {isAdding && <ConsentDialog contact={contact} onClose={() => setIsAdding(false)} />}
    </Card>
  );
}

/** By purpose and way, what the last word was. */
export function ConsentNow({ contact }: { contact: Pick<ContactDetail, 'consents'> }) {
  const now = consentNow(contact.consents);
  if (now.length === 0) return <p className="text-ink3">{t('contact.consent.none')}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {now.map((consent) => (
        <li key={consent.id} className="flex items-center justify-between gap-2">
          <span className="min-w-0">{whatOf(consent)}</span>
          {consent.given ? (
            <Tag tone="ok" filled icon={<CircleCheck size={11} aria-hidden="true" />}>
              {t('contact.consent.given')}
            </Tag>
          ) : (
            <Tag tone="late" filled icon={<Ban size={11} aria-hidden="true" />}>
              {t('contact.consent.withdrawn')}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  );
}

function whatOf({ purpose, way }: Consent): string {
  return t('contact.consent.what', {
    purpose: t(`contact.consent.purpose.${purpose}`),
    way: t(`contact.consent.way.${way}`),
  });
}

type RecordedProps = { contactId: string; consent: Consent; mayWrite: boolean };

function Recorded({ contactId, consent, mayWrite }: RecordedProps) {
  const { strike } = useContactCommands(contactId);
  const { nameOf } = usePeople();
  const at = useFromNow((now) => day(new Date(consent.at), now));
  const author = nameOf(consent.agentId);
  return (
    <div className="text-sm">
      <p className={cx(consent.struck && 'text-ink3 line-through')}>
        {whatOf(consent)}: {t(consent.given ? 'contact.consent.given' : 'contact.consent.withdrawn')}
      </p>
      <p className="text-xs text-ink3">
        {t('contact.consent.said', { day: at, source: t(`contact.consent.source.${consent.source}`) })}
        {author !== null && ` · ${t('contact.consent.by', { name: author })}`}
      </p>
      {consent.how && (
        <p dir="auto" className="text-start break-words text-ink2">
          “{consent.how}”
        </p>
      )}
      <p className="mt-0.5 flex items-center gap-2">
        {consent.struck && <Tag>{t('contact.consent.struck')}</Tag>}
        {mayWrite && (
          <Button size="small" tone="ghost" className="-ms-2" onClick={() => strike(consent.id, !consent.struck)}>
            {t(consent.struck ? 'contact.consent.unstrike' : 'contact.consent.strike')}
          </Button>
        )}
      </p>
    </div>
  );
}
