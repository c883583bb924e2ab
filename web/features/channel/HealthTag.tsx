import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import Hourglass from 'lucide-react/icons/hourglass';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import Unplug from 'lucide-react/icons/unplug';
import type { Channel } from '#contract/channel.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { clockTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import type { Health } from './health.ts';

const looks = {
  well: { tone: 'ok', Icon: CircleCheck },
  halted: { tone: 'soon', Icon: CirclePause },
  paused: { tone: 'soon', Icon: Hourglass },
  trouble: { tone: 'soon', Icon: TriangleAlert },
  reconnect: { tone: 'late', Icon: CircleAlert },
  disconnected: { tone: 'neutral', Icon: Unplug },
} as const;

export function HealthTag({ health }: { health: Health }) {
  const { tone, Icon } = looks[health];
  return (
    <Tag tone={tone} filled icon={<Icon size={11} aria-hidden="true" />}>
      {t(`channel.health.${health}`)}
    </Tag>
  );
}

const grounds = {
  well: '',
  halted: 'bg-soon-bg text-soon',
  paused: 'bg-soon-bg text-soon',
  trouble: 'bg-soon-bg text-soon',
  reconnect: 'bg-late-bg text-late',
  disconnected: 'bg-hover text-ink2',
};

/** What happened and what to do; nothing while all is well. */
export function HealthNote({ channel, health }: { channel: Channel; health: Health }) {
  if (health === 'well' || health === 'halted') return null;
  const time = channel.pausedUntil === null ? '' : clockTime(new Date(channel.pausedUntil));
  return (
    <div className={cx('mx-4 mt-3 rounded-md px-3 py-2', grounds[health])}>
      {channel.stateReason && (
        <p className="break-words">
          {health === 'disconnected'
            ? t('channel.untold', { network: networkName(channel.network), reason: channel.stateReason })
            : channel.stateReason}
        </p>
      )}
      <p>{t(`channel.remedy.${health}`, { time })}</p>
    </div>
  );
}

/** Who paused an account, and what happens meanwhile; nothing while it goes on. */
export function HaltNote({ health: { haltedAt, haltedBy, held } }: { health: ChannelHealth }) {
  const { nameOf } = usePeople();
  if (haltedAt === null) return null;
  const name = haltedBy === null ? null : nameOf(haltedBy);
  return (
    <div className={cx('mx-4 mt-3 rounded-md px-3 py-2', grounds.halted)}>
      <p>
        {name ? t('channel.halted.by', { name }) : t('channel.halted')} · <RelativeTime at={haltedAt} />
      </p>
      <p>{t('channel.halted.remedy', { held })}</p>
    </div>
  );
}
