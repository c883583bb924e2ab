import { handleOn, networkName } from '#web/domain/networks.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';

/** An account as it stands in the tables of the ledger. */
export function ChannelName({ channel }: { channel: { network: string; handle: string } }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <NetworkMark network={channel.network} label={networkName(channel.network)} />
      <bdi className="font-medium">{handleOn(channel.network, channel.handle)}</bdi>
    </span>
  );
}
