import type { ReactNode } from 'react';
import type { Channel } from '#contract/channel.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

/** When the network was last heard of, and where it delivers to. */
export function ChannelFacts({ channel }: { channel: Channel }) {
  const { lastDeliveryAt, lastPollAt, connectedAt, hookUrl } = channel;
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-6 gap-y-3 px-4 py-3.5">
      <Fact name={t('channel.last_delivery')}>
        {lastDeliveryAt ? <RelativeTime at={lastDeliveryAt} /> : t('channel.nothing_yet')}
      </Fact>
      <Fact name={t('channel.last_poll')}>{lastPollAt ? <RelativeTime at={lastPollAt} /> : t('channel.not_yet')}</Fact>
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

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-full' : undefined}>
      <dt className="text-xs text-ink3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
