import CirclePause from 'lucide-react/icons/circle-pause';
import Timer from 'lucide-react/icons/timer';
import TimerOff from 'lucide-react/icons/timer-off';
import type { ClockKind, RunningClock } from '#contract/clock.ts';
import { exactTime } from '../format.ts';
import { t, useRegion } from '../i18n.ts';
import { Tag, type Tone } from '../ui/Tag.tsx';
import { useFromNow } from '../ui/use-now.ts';
import { type ClockLook, clockFace } from './clock-face.ts';

const tones: Record<ClockLook, Tone> = { calm: 'neutral', soon: 'soon', late: 'late', paused: 'neutral' };
const icons: Record<ClockLook, typeof Timer> = { calm: Timer, soon: Timer, late: TimerOff, paused: CirclePause };

type Shown = Omit<RunningClock, 'kind'> & { kind: ClockKind | 'decision' };

/** The time a clock has left, counted down by the page's one timer; nothing where it has no deadline. */
export function ClockTag({ clock, className }: { clock: Shown; className?: string }) {
  useRegion();
  // One text, so that a row is drawn again only when what it shows has changed.
  const shown = useFromNow((now) => {
    const face = clockFace(clock, now);
    return face ? `${face.look} ${face.time}` : '';
  });
  if (shown === '') return null;
  const [look, time] = [shown.slice(0, shown.indexOf(' ')) as ClockLook, shown.slice(shown.indexOf(' ') + 1)];
  const Icon = icons[look];
  const words = t('clock.says', { kind: t(`clock.kind.${clock.kind}`), look, time });
  return (
    <span title={clock.dueAt ? `${words}\n${exactTime(new Date(clock.dueAt))}` : words} className={className}>
      <Tag tone={tones[look]} filled={look === 'soon' || look === 'late'} icon={<Icon size={11} aria-hidden="true" />}>
        <span aria-hidden="true" className="tabular-nums">
          {look === 'late' ? t('clock.late.short', { time }) : time}
        </span>
        <span className="sr-only">{words}</span>
      </Tag>
    </span>
  );
}
