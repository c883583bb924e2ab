import { Link } from '@tanstack/react-router';
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import TagIcon from 'lucide-react/icons/tag';
import User from 'lucide-react/icons/user';
import type { ReactNode } from 'react';
import type { ProfileSummary } from '#contract/conversation-row.ts';
import type { Reply } from '#contract/endpoint.ts';
import type { searchEverything } from '#contract/search.ts';
import { cappedCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Tooltip } from '#web/ui/Tooltip.tsx';

type Found = Pick<Reply<typeof searchEverything>, 'tags' | 'contacts'>;

const shownOfEach = 3;

/** People and tags that are called what was typed; choosing one looks for it alone. */
export function Narrower({ tags, contacts, onQuery }: Found & { onQuery: (query: string) => void }) {
  if (tags.length + contacts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing is filled in here, so it is no fieldset.
    <div role="group" aria-label={t('search.narrow')} className="flex flex-wrap gap-1.5 px-3.5 pb-2.5">
      {contacts.slice(0, shownOfEach).map(({ profile }) => (
        <span key={profile.id} className="flex gap-0.5">
          <Choice
            icon={<User size={13} aria-hidden="true" />}
            onChoose={() => onQuery(`from:${quoted(profile.handle)}`)}
          >
            <bdi className="max-w-40 truncate">{profile.name || profile.handle}</bdi>
          </Choice>
          <PersonLink profile={profile} />
        </span>
      ))}
      {tags.slice(0, shownOfEach).map(({ name, conversations }) => (
        <Choice
          key={name}
          icon={<TagIcon size={13} aria-hidden="true" />}
          onChoose={() => onQuery(`tag:${quoted(name)}`)}
        >
          <bdi className="max-w-40 truncate">{name}</bdi>
          <span className="text-ink3 tabular-nums">{cappedCount(conversations)}</span>
        </Choice>
      ))}
    </div>
  );
}

/** Where the person is known, beside the button that only narrows the search. */
function PersonLink({ profile: { contactId, name, handle } }: { profile: ProfileSummary }) {
  if (!contactId) return null;
  const label = t('search.contact', { name: name || handle });
  return (
    <Tooltip label={label}>
      <Link
        to="/contacts/$contactId"
        params={{ contactId }}
        aria-label={label}
        className="grid size-(--control-small) place-items-center rounded-full text-ink3 hover:bg-hover hover:text-ink"
      >
        <ArrowUpRight size={14} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
    </Tooltip>
  );
}

const quoted = (word: string) => (/\s/u.test(word) ? `"${word}"` : word);

type ChoiceProps = { icon: ReactNode; onChoose: () => void; children: ReactNode };

function Choice({ icon, onChoose, children }: ChoiceProps) {
  return (
    <Button size="small" icon={icon} onClick={onChoose} className="rounded-full">
      {children}
    </Button>
  );
}
