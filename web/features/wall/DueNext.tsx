import { Link } from '@tanstack/react-router';
import type { Wall, WallClock } from '#contract/wall.ts';
import { clockFace } from '#web/domain/clock-face.ts';
import { networkName } from '#web/domain/networks.ts';
import { PriorityTag } from '#web/domain/PriorityTag.tsx';
import { t, useRegion } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { useFromNow } from '#web/ui/use-now.ts';

/** The clocks that run out next, counting down, by number and by whose they are. */
export function DueNext({ wall: { clocks, teams, people } }: { wall: Wall }) {
  if (clocks.length === 0) return <p className="text-ink2">{t('wall.due_next.none')}</p>;
  const whose = ({ assigneeId, teamId }: WallClock) =>
    people.find(({ id }) => id === assigneeId)?.name ?? teams.find(({ id }) => id !== null && id === teamId)?.name;
  return (
    <ul>
      {clocks.map((clock) => (
        <li key={clock.conversationId} className="border-t border-line first:border-0">
          <Link
            to="/inbox/$view/$conversationId"
            params={{ view: 'all', conversationId: clock.conversationId }}
            className="flex items-center gap-[0.5em] py-[0.35em] hover:bg-hover"
          >
            <NetworkMark network={clock.network} label={networkName(clock.network)} />
            <span className="tabular-nums">#{clock.number}</span>
            <PriorityTag priority={clock.priority} />
            <bdi className="min-w-0 flex-1 truncate text-[0.8em] text-ink2">{whose(clock) ?? t('wall.nobody')}</bdi>
            <Countdown clock={clock} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Countdown({ clock }: { clock: WallClock }) {
  useRegion();
  const shown = useFromNow((now) => {
    const face = clockFace({ ...clock, leftMs: null, pausedBy: null }, now);
    return face ? `${face.look} ${face.time}` : '';
  });
  const [look, time] = [shown.slice(0, shown.indexOf(' ')), shown.slice(shown.indexOf(' ') + 1)];
  return (
    <span
      title={t(`clock.kind.${clock.kind}`)}
      className={cx(
        'font-semibold whitespace-nowrap tabular-nums',
        look === 'late' ? 'text-late' : look === 'soon' && 'text-soon',
      )}
    >
      {look === 'late' ? t('clock.late.short', { time }) : time}
    </span>
  );
}
