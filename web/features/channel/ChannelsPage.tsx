import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Cable from 'lucide-react/icons/cable';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { DisconnectDialog } from './DisconnectDialog.tsx';
import { FinishSignIn } from './FinishSignIn.tsx';
import { PractisedNetworks } from './PractisedNetworks.tsx';
import { channelHealthQuery, networksQuery } from './page-queries.ts';
import { channelsQuery } from './queries.ts';

/** What is being connected: any network, one of them, or an account that is known already. */
type Connecting = { network: string | null; channel?: Channel };

/** The accounts with which we listen and speak, and how each of them is. */
export function ChannelsPage() {
  const { connect, code, state, error } = useSearch({ from: '/frame/settings/channels' });
  const { permissions } = useSession();
  const navigate = useNavigate();
  const mayManage = permissions.includes('channel.manage');
  const [connecting, setConnecting] = useState<Connecting | null>(connect && mayManage ? { network: connect } : null);
  const start = () => setConnecting({ network: null });
  // Whoever presses the button sees the networks at once.
  useQuery({ ...networksQuery, enabled: mayManage });

  const isBack = state !== undefined && (code !== undefined || error !== undefined);
  const forget = () => void navigate({ to: '/settings/channels', search: {}, replace: true });

  const close = () => {
    setConnecting(null);
    if (connect) forget();
  };
  return (
    <SettingsPage
      title={t('channel.title')}
      lead={t('channel.lead')}
      permission="channel.read"
      action={
        mayManage && (
          <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={start}>
            {t('channel.connect')}
          </Button>
        )
      }
    >
      <Channels onConnect={start} onReconnect={(channel) => setConnecting({ network: channel.network, channel })} />
      <PractisedNetworks />
      {isBack && mayManage && <FinishSignIn state={state} code={code} onClose={forget} />}
      {connecting && <ConnectDialog network={connecting.network} channel={connecting.channel} onClose={close} />}
    </SettingsPage>
  );
}

type ChannelsProps = { onConnect: () => void; onReconnect: (channel: Channel) => void };

function Channels({ onConnect, onReconnect }: ChannelsProps) {
  const { permissions } = useSession();
  const queryClient = useQueryClient();
  const channels = useQuery(channelsQuery);
  const health = useQuery(channelHealthQuery).data?.channels ?? [];
  const [leaving, setLeaving] = useState<Channel | null>(null);
  useAnyChange(() => void queryClient.invalidateQueries({ queryKey: channelsQuery.queryKey }));
  const mayManage = permissions.includes('channel.manage');
  return (
    <>
      <Loaded query={channels}>
        {({ channels: list }) =>
          list.length === 0 ? (
            <EmptyState
              icon={<Cable size={20} aria-hidden="true" />}
              title={t('channel.empty')}
              action={mayManage && <Button onClick={onConnect}>{t('channel.connect')}</Button>}
            >
              {t(mayManage ? 'channel.empty.body' : 'channel.empty.ask')}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {list.map((channel) => (
                <li key={channel.id}>
                  <ChannelCard
                    channel={channel}
                    health={health.find(({ channelId }) => channelId === channel.id)}
                    onReconnect={() => onReconnect(channel)}
                    onDisconnect={() => setLeaving(channel)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {leaving && <DisconnectDialog channel={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
