import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import ChevronDown from 'lucide-react/icons/chevron-down';
import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import Ellipsis from 'lucide-react/icons/ellipsis';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Unplug from 'lucide-react/icons/unplug';
import UserRound from 'lucide-react/icons/user-round';
import { useId, useState } from 'react';
import type { Channel } from '#contract/channel.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';
import { handNetworks } from '#contract/hand-network.ts';
import { handleOn, networkName, ownPicture } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { ChannelFacts } from './ChannelFacts.tsx';
import { useHalt, usePoll } from './commands.ts';
import { Forecast } from './Forecast.tsx';
import { HealthDetail } from './HealthDetail.tsx';
import { HaltNote, HealthNote, HealthTag } from './HealthTag.tsx';
import { healthOf } from './health.ts';
import { PracticeLink } from './PracticeLink.tsx';
import { practisedQuery } from './practised-query.ts';
import { SpeakerDialog } from './SpeakerDialog.tsx';

type ChannelCardProps = {
  channel: Channel;
  /** Undefined until it is known, and for a disconnected account. */
  health: ChannelHealth | undefined;
  onReconnect: () => void;
  onDisconnect: () => void;
};

/** One account: who it is, how it is, and what can be done about it. */
export function ChannelCard({ channel, health: known, onReconnect, onDisconnect }: ChannelCardProps) {
  const id = useId();
  const { permissions } = useSession();
  const played = useQuery(practisedQuery).data?.networks.find(({ network }) => network === channel.network);
  const health = useFromNow((now) => healthOf(channel, now, known?.haltedAt));
  const halt = useHalt();
  const { nameOf } = usePeople();
  const [isAsking, setIsAsking] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const mayManage = permissions.includes('channel.manage');
  const needsPerson = health === 'reconnect' || health === 'disconnected';
  const isPolled = known?.pollEveryMs !== null;
  return (
    <article aria-labelledby={id} className="rounded-lg border border-line bg-panel">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2.5 px-4 pt-3.5">
        <Avatar
          name={channel.name}
          seed={channel.id}
          imageUrl={ownPicture(channel.avatarUrl)}
          size="large"
          mark={<NetworkMark network={channel.network} />}
        />
        <div className="min-w-0 flex-1 basis-40">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h2 id={id} className="truncate text-base font-semibold">
              {channel.name}
            </h2>
            <HealthTag health={health} />
          </div>
          <p className="truncate text-ink2">
            <bdi>{handleOn(channel.network, channel.handle)}</bdi> · {networkName(channel.network)}
          </p>
          {channel.spokenBy !== null && (
            <p className="truncate text-xs text-ink3">
              {t('channel.speaker.of', { name: nameOf(channel.spokenBy) ?? '' })} · <bdi>{channel.disclosure}</bdi>
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {needsPerson && mayManage && (
            <Button tone="primary" onClick={onReconnect}>
              {t('channel.reconnect')}
            </Button>
          )}
          {health === 'halted' && mayManage && (
            <Button
              tone="primary"
              icon={<CirclePlay size={15} aria-hidden="true" />}
              busy={halt.isPending}
              onClick={() => halt.mutate({ channel, halt: false })}
            >
              {t('channel.resume')}
            </Button>
          )}
          {!needsPerson && health !== 'halted' && isPolled && permissions.includes('ledger.replay') && (
            <CheckNow channel={channel} />
          )}
          {mayManage && health !== 'disconnected' && (
            <Menu
              align="end"
              trigger={
                <IconButton
                  label={t('channel.actions', { handle: handleOn(channel.network, channel.handle) })}
                  icon={<Ellipsis size={16} aria-hidden="true" />}
                />
              }
            >
              {!needsPerson && (
                <MenuItem icon={<RefreshCw size={15} aria-hidden="true" />} onSelect={onReconnect}>
                  {t('channel.credentials')}
                </MenuItem>
              )}
              {health !== 'halted' && (
                <MenuItem
                  icon={<CirclePause size={15} aria-hidden="true" />}
                  onSelect={() => halt.mutate({ channel, halt: true })}
                >
                  {t('channel.halt')}
                </MenuItem>
              )}
              <MenuItem icon={<UserRound size={15} aria-hidden="true" />} onSelect={() => setIsAsking(true)}>
                {t('channel.speaker')}
              </MenuItem>
              <MenuItem danger icon={<Unplug size={15} aria-hidden="true" />} onSelect={onDisconnect}>
                {t('channel.disconnect')}
              </MenuItem>
            </Menu>
          )}
        </div>
      </header>
      {isAsking && <SpeakerDialog channel={channel} onClose={() => setIsAsking(false)} />}
      <HealthNote channel={channel} health={health} />
      {known && <HaltNote health={known} />}
      {known && <Forecast channel={channel} health={known} />}
      <ChannelFacts channel={channel} health={known} />
      {known && isOpen && (
        <HealthDetail
          id={`${id}-health`}
          health={known}
          label={t('channel.detail.of', { handle: handleOn(channel.network, channel.handle) })}
        />
      )}
      <footer className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line px-4 py-2">
        {known && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}-health` : undefined}
            onClick={() => setIsOpen(!isOpen)}
            className="inline-flex items-center gap-1 py-1 text-accent underline-offset-2 hover:underline"
          >
            {t('channel.detail')}
            <ChevronDown size={13} aria-hidden="true" className={isOpen ? 'rotate-180' : undefined} />
          </button>
        )}
        {permissions.includes('ledger.read') && (
          <Link
            to="/settings/ledger"
            search={{ channel: channel.id }}
            className="py-1 text-accent underline-offset-2 hover:underline"
          >
            {t('channel.ledger')}
          </Link>
        )}
        {handNetworks.includes(channel.network) && (
          <Link to="/capture" className="py-1 text-accent underline-offset-2 hover:underline">
            {t('channel.capture')}
          </Link>
        )}
        {channel.network === 'sandbox' && <PracticeLink href="/sandbox/">{t('channel.sandbox.open')}</PracticeLink>}
        {played && (
          <>
            <PracticeLink href={played.page} about={played.label}>
              {t('channel.practised.page')}
            </PracticeLink>
            <PracticeLink href={played.faults} about={played.label}>
              {t('channel.practised.faults')}
            </PracticeLink>
          </>
        )}
      </footer>
    </article>
  );
}

function CheckNow({ channel }: { channel: Channel }) {
  const poll = usePoll();
  return (
    <Button
      busy={poll.isPending}
      icon={<RefreshCw size={14} aria-hidden="true" />}
      title={t('channel.poll.hint')}
      onClick={() => poll.mutate(channel)}
    >
      {t(poll.isPending ? 'channel.poll.busy' : 'channel.poll')}
    </Button>
  );
}
