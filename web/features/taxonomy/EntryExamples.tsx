import { Link } from '@tanstack/react-router';
import type { EntryExample } from '#contract/entry.ts';
import { networkName } from '#web/domain/networks.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** Messages that show what is meant, with the way to their conversations. */
export function EntryExamples({ label, examples }: { label: string; examples: readonly EntryExample[] }) {
  if (examples.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-md border border-line bg-panel">
      {examples.map(({ messageId, conversationId, network, at, preview }) => (
        <li key={messageId}>
          <Link
            to="/inbox/$view/$conversationId"
            params={{ view: 'all', conversationId }}
            className="flex items-start gap-2 px-3 py-2 -outline-offset-2 hover:bg-hover"
          >
            <NetworkMark network={network} label={networkName(network)} />
            <span dir="auto" className="line-clamp-2 min-w-0 flex-1">
              {preview}
            </span>
            <RelativeTime at={at} short className="shrink-0 text-xs text-ink3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
