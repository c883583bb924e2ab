import type { Gap, Rota, Shift } from '#contract/rota.ts';
import { usePeople } from '#web/domain/people.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { avatarGround } from '#web/ui/avatar-look.ts';
import { dayHead, shiftMoment } from './moment-text.ts';
import { barsIn, type Day, weeksOf } from './weeks.ts';

type Piece = { from: string; to: string; agentId: string | null; isOverride: boolean };

/** Pure: shifts and gaps in the order of time. */
function piecesOf(shifts: readonly Shift[], gaps: readonly Gap[]): Piece[] {
  const pieces = [
    ...shifts.map(({ from, to, agentId, layerId }) => ({ from, to, agentId, isOverride: layerId === null })),
    ...gaps.map(({ from, to }) => ({ from, to, agentId: null, isOverride: false })),
  ];
  return pieces.sort((a, b) => (a.from < b.from ? -1 : 1));
}

type TimelineProps = { rota: Pick<Rota, 'shifts' | 'gaps'>; until: string };

/** Four weeks of shifts: bars in rows of a week where there is room, a list on a phone. */
export function Timeline({ rota, until }: TimelineProps) {
  const pieces = piecesOf(rota.shifts, rota.gaps);
  const weeks = weeksOf(new Date(), new Date(until), currentRegion().timeZone).slice(0, 4);
  return (
    <>
      <div className="hidden flex-col gap-1.5 md:flex">
        {weeks.map((week) => (
          <Week key={week[0]?.from.getTime()} week={week} pieces={pieces} />
        ))}
      </div>
      <ol className="divide-y divide-line md:hidden">
        {pieces.map((piece) => (
          <li key={piece.from} className="flex items-baseline gap-3 py-1.5">
            <span className="w-36 shrink-0 text-xs text-ink3 tabular-nums">{shiftMoment(piece.from)}</span>
            <Who piece={piece} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Week({ week, pieces }: { week: readonly Day[]; pieces: readonly Piece[] }) {
  return (
    <div>
      <ol aria-hidden="true" className="grid grid-cols-7 text-2xs text-ink3">
        {week.map(({ from }) => (
          <li key={from.getTime()} className="border-s border-line ps-1.5 first:border-transparent first:ps-0">
            {dayHead(from)}
          </li>
        ))}
      </ol>
      <ol className="relative h-8 rounded-md bg-hover">
        {barsIn(week, pieces).map(({ item, start, size }) => (
          <PieceBar key={item.from} piece={item} start={start} size={size} />
        ))}
      </ol>
    </div>
  );
}

/** Narrower than this share of a week, a name has no room. */
const nameFrom = 0.06;

function PieceBar({ piece, start, size }: { piece: Piece; start: number; size: number }) {
  const { nameOf } = usePeople();
  const name = piece.agentId === null ? t('oncall.nobody') : (nameOf(piece.agentId) ?? '');
  const span = t('oncall.stretch', { from: shiftMoment(piece.from), to: shiftMoment(piece.to) });
  return (
    <li
      title={`${name} · ${span}`}
      style={{
        insetInlineStart: `${start * 100}%`,
        inlineSize: `calc(${size * 100}% - 2px)`,
        backgroundColor: piece.agentId === null ? undefined : avatarGround(piece.agentId),
      }}
      className={
        piece.agentId === null
          ? 'absolute inset-y-0 overflow-hidden rounded-[5px] border border-dashed border-late bg-late-bg text-late'
          : 'absolute inset-y-0 overflow-hidden rounded-[5px] text-white'
      }
    >
      <span className="flex h-full items-center gap-1 px-1.5 text-xs font-medium">
        <span className="sr-only">{span}: </span>
        <span className={size < nameFrom ? 'sr-only' : 'truncate'}>{name}</span>
        {piece.isOverride && <span className="shrink-0 text-2xs max-lg:sr-only">{t('oncall.stands_in')}</span>}
      </span>
    </li>
  );
}

function Who({ piece }: { piece: Piece }) {
  const { nameOf } = usePeople();
  if (piece.agentId === null) return <span className="font-medium text-late">{t('oncall.nobody')}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span
        aria-hidden="true"
        className="size-2.5 shrink-0 rounded-full"
        style={{ backgroundColor: avatarGround(piece.agentId) }}
      />
      <span className="truncate">{nameOf(piece.agentId)}</span>
      {piece.isOverride && <span className="text-xs text-ink3">{t('oncall.stands_in')}</span>}
    </span>
  );
}
