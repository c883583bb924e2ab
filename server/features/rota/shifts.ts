import { Temporal } from 'temporal-polyfill';
import type { Layer } from '#contract/rota.ts';
import { dateOf, localDay, momentOf } from '#server/features/calendar/queries.ts';

/** Somebody for a time, in ms since 1970; `to` is not part of it. `layerId` null: by an override. */
export type Turn = { agentId: string; layerId: string | null; from: number; to: number };
export type Stretch = { from: number; to: number };

/** Somebody for a time, whatever the layers say. */
export type Overriding = { agentId: string; from: Date; to: Date };

/**
 * Who is on call between two moments, in order and apart: the newest override, else the first layer that covers the
 * moment. `overrides` are in the order in which they were made.
 */
export function shiftsBetween(
  layers: readonly Layer[],
  overrides: readonly Overriding[],
  from: Date,
  to: Date,
): Turn[] {
  const byRank = [
    ...overrides
      .toReversed()
      .map((one) => [{ agentId: one.agentId, layerId: null, from: one.from.getTime(), to: one.to.getTime() }]),
    ...layers.map((layer) => turnsBetween(layer, from, to)),
  ];
  return flatten(byRank, { from: from.getTime(), to: to.getTime() });
}

/** A layer's turns between two moments within the hours that it covers, in order and apart, cut at the ends. */
export function turnsBetween(layer: Layer, from: Date, to: Date): Turn[] {
  const within = { from: from.getTime(), to: to.getTime() };
  const covered = layer.hours === null ? [within] : coveredBetween(layer, layer.hours, from, to);
  return wholeTurns(layer, from, to).flatMap((turn) =>
    covered.flatMap((stretch) => {
      const common = meet(meet(turn, stretch), within);
      return common.from < common.to ? [{ ...turn, ...common }] : [];
    }),
  );
}

/** Pure: what two stretches have in common; empty when `to` is not after `from`. */
const meet = (a: Stretch, b: Stretch): Stretch => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

/** Turns from hand-over to hand-over, whatever hours the layer covers; none before it starts. */
function wholeTurns(layer: Layer, from: Date, to: Date): Turn[] {
  const start = dayNumber(layer.startsOn);
  const handover = (n: number) => momentOf(dateOf(start + n * layer.turnDays), layer.handover, layer.timeZone);
  const turns: Turn[] = [];
  let n = Math.max(0, Math.floor((localDay(layer.timeZone, from) - start) / layer.turnDays) - 1);
  for (let begins = handover(n); begins < to.getTime(); n += 1) {
    const ends = handover(n + 1);
    const agentId = layer.agentIds[n % layer.agentIds.length];
    if (agentId !== undefined && ends > from.getTime())
      turns.push({ agentId, layerId: layer.id, from: begins, to: ends });
    begins = ends;
  }
  return turns;
}

function coveredBetween(
  { timeZone }: Layer,
  hours: NonNullable<Layer['hours']>,
  from: Date,
  to: Date,
): readonly Stretch[] {
  const found: Stretch[] = [];
  const last = localDay(timeZone, to);
  for (let day = localDay(timeZone, from) - 1; day <= last; day += 1) {
    const date = dateOf(day);
    if (!hours.days.includes(date.dayOfWeek)) continue;
    const end = hours.to > hours.from ? date : date.add({ days: 1 });
    const stretch = { from: momentOf(date, hours.from, timeZone), to: momentOf(end, hours.to, timeZone) };
    if (stretch.from < stretch.to) found.push(stretch);
  }
  return found;
}

const dayNumber = (date: string) => Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'day' }).days;

/** At each moment the turn of the first rank that has one; the same person going on is one shift. */
function flatten(byRank: readonly (readonly Turn[])[], within: Stretch): Turn[] {
  const turns = byRank.flatMap((some, rank) => some.map((turn) => ({ ...turn, rank })));
  const edges = new Set([within.from, within.to, ...turns.flatMap(({ from, to }) => [from, to])]);
  const moments = [...edges].filter((at) => at >= within.from && at <= within.to).sort((a, b) => a - b);
  const shifts: Turn[] = [];
  for (const [n, from] of moments.entries()) {
    const to = moments[n + 1];
    if (to === undefined) break;
    const here = turns.filter((turn) => turn.from <= from && turn.to >= to);
    const first = here.reduce<(Turn & { rank: number }) | null>(
      (best, turn) => (best === null || turn.rank < best.rank ? turn : best),
      null,
    );
    if (first) add(shifts, { agentId: first.agentId, layerId: first.layerId, from, to });
  }
  return shifts;
}

function add(shifts: Turn[], next: Turn): void {
  const last = shifts.at(-1);
  if (last && last.to === next.from && last.agentId === next.agentId && last.layerId === next.layerId)
    last.to = next.to;
  else shifts.push(next);
}
