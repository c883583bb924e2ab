import DoorOpen from 'lucide-react/icons/door-open';
import type { PrivateInvitation } from '#contract/stage-proposal.ts';
import { clockTime, day } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';

const tones = { waiting: 'neutral', came: 'ok', did_not_come: 'soon' } as const;

/** That the customer was asked to write in private, and whether they came. */
export function InvitationStrip({ invitation }: { invitation: PrivateInvitation }) {
  const { to, state, invitedAt } = invitation;
  const end = new Date(invitation.followUpAt);
  const until = `${day(end, new Date())}, ${clockTime(end)}`;
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-bg px-3 py-1.5 text-xs text-ink2 sm:px-4">
      <DoorOpen size={14} aria-hidden="true" className="text-ink3" />
      <span className="min-w-0 flex-1 basis-48">
        {t(`invitation.${state}`, { to, until })} <RelativeTime at={invitedAt} className="text-ink3" />
      </span>
      <Tag tone={tones[state]}>{t(`invitation.state.${state}`)}</Tag>
    </p>
  );
}
