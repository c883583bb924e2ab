import { Link } from '@tanstack/react-router';
import type { EmergingExample } from '#contract/emerging.ts';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** What people say, with the way to each conversation. */
export function Examples({ examples }: { examples: readonly EmergingExample[] }) {
  return (
    <section>
      <h2 className="mb-2 text-base font-semibold">{t('emerging.examples')}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-panel">
        {examples.map(({ messageId, conversationId, network, name, at, preview }) => (
          <li key={messageId}>
            <Link
              to="/inbox/$view/$conversationId"
              params={{ view: 'all', conversationId }}
              className="block px-4 py-2.5 -outline-offset-2 hover:bg-hover"
            >
              <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink2">
                <NetworkMark network={network} label={networkName(network)} />
                <bdi className="min-w-0 truncate">{name}</bdi>
                <RelativeTime at={at} short className="ms-auto shrink-0 text-ink3" />
              </span>
              <span dir="auto" className="mt-0.5 line-clamp-2">
                {preview}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
