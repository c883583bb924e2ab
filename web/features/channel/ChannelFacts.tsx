import type { ReactNode } from 'react';
import type { Channel } from '#contract/channel.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** When the network was last heard of, how late what it tells comes, and where it delivers to. */
export function ChannelFacts({ channel, health }: { channel: Channel; health: ChannelHealth | undefined }) {
  const { lastDeliveryAt, lastPollAt, connectedAt, hookUrl } = channel;
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-6 gap-y-3 px-4 py-3.5">
      <Fact name={t('channel.last_delivery')}>
        {lastDeliveryAt ? <RelativeTime at={lastDeliveryAt} /> : t('channel.nothing_yet')}
      </Fact>
      {health?.pollEveryMs !== null && (
        <Fact name={t('channel.last_poll')}>
          {lastPollAt ? <RelativeTime at={lastPollAt} /> : t('channel.not_yet')}
          {health?.pollEveryMs && <Beside>{t('channel.poll.every', { time: duration(health.pollEveryMs) })}</Beside>}
        </Fact>
      )}
      {health && (
        <Fact name={t('channel.lag')} hint={t('channel.lag.hint')}>
          {health.lag ? duration(health.lag.medianMs) : t('channel.nothing_yet')}
          {health.lag && (
            <Beside>
              {t('channel.lag.of', { messages: health.lag.messages, worst: duration(health.lag.worstMs) })}
            </Beside>
          )}
        </Fact>
      )}
      {health?.endsAt && (
        <Fact name={t('channel.ends')}>
          <RelativeTime at={health.endsAt} />
        </Fact>
      )}
      <Fact name={t('channel.connected_at')}>
        <RelativeTime at={connectedAt} />
      </Fact>
      <Fact name={t('channel.hook')} wide={hookUrl !== null}>
        {hookUrl === null ? (
          t('channel.hook.none')
        ) : (
          <span dir="ltr" title={t('channel.hook.hint')} className="font-mono text-xs break-all">
            {hookUrl}…
          </span>
        )}
      </Fact>
    </dl>
  );
}

const Beside = ({ children }: { children: ReactNode }) => <p className="text-xs text-ink3">{children}</p>;

type FactProps = { name: string; hint?: string; wide?: boolean; children: ReactNode };

function Fact({ name, hint, wide, children }: FactProps) {
  return (
    <div title={hint} className={wide ? 'col-span-full' : undefined}>
      <dt className="text-xs text-ink3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
