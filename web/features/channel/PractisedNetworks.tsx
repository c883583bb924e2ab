import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Channel } from '#contract/channel.ts';
import type { PractisedNetwork } from '#contract/practised.ts';
import { errorMessage } from '#web/api.ts';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { KindTag } from '#web/shell/KindTag.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useConnectPractised } from './commands.ts';
import { PracticeLink } from './PracticeLink.tsx';
import { practisedQuery } from './practised-query.ts';
import { channelsQuery } from './queries.ts';

/** The networks of others that are played here: each is connected with one button, and one is its customers on a page. */
export function PractisedNetworks() {
  const id = useId();
  const { workspace } = useSession();
  const networks = useQuery(practisedQuery).data?.networks ?? [];
  const channels = useQuery(channelsQuery).data?.channels;
  if (networks.length === 0 || !channels) return null;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="flex flex-wrap items-center gap-2 text-base font-semibold">
        {t('channel.practised')}
        <KindTag kind={workspace.kind} />
      </h2>
      <p className="mt-1 max-w-prose text-ink2">{t('channel.practised.lead')}</p>
      <ul className="mt-3 divide-y divide-line rounded-lg border border-line bg-panel">
        {networks.map((network) => (
          <PractisedRow
            key={network.network}
            network={network}
            channels={channels.filter((channel) => channel.network === network.network)}
          />
        ))}
      </ul>
    </section>
  );
}

type PractisedRowProps = { network: PractisedNetwork; channels: readonly Channel[] };

function PractisedRow({ network: { network, label, page }, channels }: PractisedRowProps) {
  const { permissions } = useSession();
  const isKnown = channels.length > 0;
  const connected = channels.filter(({ state }) => state === 'connected');
  const connect = useConnectPractised(undefined);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <NetworkMark network={network} size="medium" />
      <span className="min-w-0 flex-1 basis-40">
        <span className="block font-medium">{label}</span>
        <span className="block truncate text-xs text-ink2">
          {connected.length === 0 ? (
            t('channel.practised.none')
          ) : (
            <bdi>{connected.map((channel) => handleOn(network, channel.handle)).join(', ')}</bdi>
          )}
        </span>
      </span>
      {isKnown && (
        <PracticeLink href={page} about={label}>
          {t('channel.practised.page')}
        </PracticeLink>
      )}
      {connected.length === 0 && permissions.includes('channel.manage') && (
        <Button
          tone={isKnown ? 'primary' : 'secondary'}
          aria-label={t('channel.connect.title', { label })}
          busy={connect.isPending}
          onClick={() =>
            connect.mutate(
              { network, settings: {} },
              { onError: (error) => notice({ title: errorMessage(error), tone: 'error' }) },
            )
          }
        >
          {t('channel.form.action')}
        </Button>
      )}
    </li>
  );
}
