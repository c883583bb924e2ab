import { Link } from '@tanstack/react-router';
import type { ContactRow } from '#contract/contact.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { ContactFace } from './ContactFace.tsx';
import { MarkTags } from './MarkTags.tsx';

type ItemProps = { row: ContactRow; tabbable: boolean; onFocus: () => void };

/** The element of a row, to give it the focus. */
export const contactElementId = (id: string) => `contact-${id}`;

/** One person in the list: who, where, how many follow them, and when they were last heard of. */
export function ContactItem({ row, tabbable, onFocus }: ItemProps) {
  return (
    <Link
      id={contactElementId(row.id)}
      to="/contacts/$contactId"
      params={{ contactId: row.id }}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      className="grid grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line px-3.5 py-2.5 -outline-offset-2 hover:bg-hover focus-visible:bg-hover"
    >
      <ContactFace contact={row} />
      <span className="min-w-0">
        <span className="flex items-center gap-1.5">
          <bdi className="truncate font-medium">{row.name}</bdi>
          <MarkTags marks={row.marks} />
        </span>
        <Handles profiles={row.profiles} />
      </span>
      <span className="text-end text-xs text-ink3 tabular-nums">
        {row.lastContactAt && <RelativeTime at={row.lastContactAt} className="block" />}
        {row.followers !== null && (
          <span className="block">{t('contacts.followers', { count: compactCount(row.followers) })}</span>
        )}
      </span>
    </Link>
  );
}

const shownHandles = 3;

/** The person's names on their networks, in short. */
export function Handles({ profiles }: { profiles: ContactRow['profiles'] }) {
  const more = profiles.length - shownHandles;
  return (
    <span className="flex items-center gap-x-3 overflow-hidden text-xs text-ink2">
      {profiles.slice(0, shownHandles).map((profile) => (
        <span key={profile.id} className="flex min-w-0 items-center gap-1.5">
          <NetworkMark network={profile.network} label={networkName(profile.network)} />
          <bdi className="truncate">{handleOn(profile.network, profile.handle)}</bdi>
        </span>
      ))}
      {more > 0 && <span>+{more}</span>}
    </span>
  );
}
