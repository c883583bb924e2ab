import Bell from 'lucide-react/icons/bell';
import type { ConversationDetail } from '#contract/conversation.ts';
import { ClockTag } from '#web/domain/ClockTag.tsx';
import { networkName } from '#web/domain/networks.ts';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { TierTag } from '#web/domain/TierTag.tsx';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { Tag } from '#web/ui/Tag.tsx';

/** On one line, what presses most first; what has no room is left out whole. */
export function Facts({ detail }: { detail: ConversationDetail }) {
  const row = detail.conversation;
  return (
    <p className="flex h-5 flex-wrap items-center gap-x-1.5 gap-y-2 overflow-hidden text-xs whitespace-nowrap text-ink3">
      <NetworkMark network={row.network} label={networkName(row.network)} />
      {row.status !== 'open' && (
        <Tag filled className="shrink-0">
          {row.heldBy ? t('conversation.hold', { name: row.heldBy }) : t(`conversation.status.${row.status}`)}
        </Tag>
      )}
      {detail.restraints.map(({ kind, channelHandle }) => (
        <Tag key={`${kind} ${channelHandle}`} filled className="shrink-0">
          {t('person.restrained.tag', { kind })}
        </Tag>
      ))}
      {row.clock && <ClockTag clock={row.clock} className="flex shrink-0" />}
      <PriorityTag priority={row.priority} inDanger={row.inDanger} />
      <TierTag tier={row.tier} />
      {row.sandbox ? (
        <span title={t('conversation.sandbox.hint')} className="flex">
          <Tag>{t('conversation.sandbox')}</Tag>
        </span>
      ) : (
        <span>{networkName(row.network)}</span>
      )}
      {row.following && <Following />}
      <span title={t('conversation.number', { number: row.number })}>#{row.number}</span>
    </p>
  );
}

const Following = () => (
  <span title={t('conversation.following')} className="flex">
    <Bell size={12} aria-hidden="true" />
    <span className="sr-only">{t('conversation.following')}</span>
  </span>
);
