import { handleOn, networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';

/** An account as it stands in the tables of the ledger. */
export function ChannelName({ channel }: { channel: { network: string; handle: string } }) {
  const { network, handle } = channel;
  const name = networkName(network);
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <NetworkMark network={network} label={name} />
      {/* Without a handle: what came for accounts that are not connected. */}
      <bdi className="font-medium">
        {handle === '' ? t('ledger.not_connected', { network: name }) : handleOn(network, handle)}
      </bdi>
    </span>
  );
}
