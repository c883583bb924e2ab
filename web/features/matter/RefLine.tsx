import type { ConversationRef } from '#contract/matter.ts';
import { networkName } from '#web/domain/networks.ts';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** A conversation in two lines: who, where and when, and its newest words. */
export function RefLine({ conversation }: { conversation: ConversationRef }) {
  const { network, name, handle, number, status, lastMessageAt } = conversation;
  return (
    <span className="block min-w-0 flex-1">
      <span className="flex min-w-0 items-center gap-1.5">
        <NetworkMark network={network} label={networkName(network)} />
        <bdi className="min-w-0 truncate font-semibold">{name || handle}</bdi>
        <span className="text-xs whitespace-nowrap text-ink3">
          #{number} · {t(`conversation.status.${status}`)} · <RelativeTime at={new Date(lastMessageAt)} />
        </span>
      </span>
      <bdi className="block truncate text-ink2">
        <PreviewWords row={conversation} />
      </bdi>
    </span>
  );
}
