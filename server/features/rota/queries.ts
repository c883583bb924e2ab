import { type Calendars, defaultCalendars } from '#contract/calendar.ts';
import { type Gap, type Rota, rotaDays, type Shift } from '#contract/rota.ts';
import type { Tx } from '#server/db/client.ts';
import { openStretches } from '#server/features/calendar/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { type FoundGap, findGaps } from './gaps.ts';
import {
  readAskedSwaps,
  readOverrides,
  readRotas,
  type StoredOverride,
  type StoredRota,
  type StoredSwap,
} from './rows.ts';
import { shiftsBetween, type Turn } from './shifts.ts';

export { getRota } from './rows.ts';

const dayMs = 86_400_000;

/** Who is on call in a rota at a moment, and until when at most; null for nobody. Who works here no more is nobody. */
export async function whoIsOnCall(tx: Tx, rotaId: string, at: Date): Promise<{ agentId: string; until: Date } | null> {
  const shifts = await readShifts(tx, rotaId, at, new Date(at.getTime() + rotaDays * dayMs));
  const [first] = shifts;
  if (!first || first.from > at) return null;
  return { agentId: first.agentId, until: first.to };
}

/** Who is on call between two moments, in order and apart, without those who work here no more; none for a rota that is none. */
export async function readShifts(
  tx: Tx,
  rotaId: string,
  from: Date,
  to: Date,
): Promise<{ agentId: string; from: Date; to: Date }[]> {
  const rota = (await readRotas(tx)).find(({ id }) => id === rotaId);
  if (!rota) return [];
  const overrides = (await readOverrides(tx, from)).filter((one) => one.rotaId === rotaId);
  const here = await readActiveAgents(tx);
  return byPerson(shiftsBetween(rota.layers, overrides, from, to).filter(({ agentId }) => here.has(agentId)));
}

/** Pure: a person who goes on from one layer into another changes nothing for those who call. */
function byPerson(turns: readonly Turn[]): { agentId: string; from: Date; to: Date }[] {
  const shifts: { agentId: string; from: Date; to: Date }[] = [];
  for (const { agentId, from, to } of turns) {
    const last = shifts.at(-1);
    if (last && last.agentId === agentId && last.to.getTime() === from) last.to = new Date(to);
    else shifts.push({ agentId, from: new Date(from), to: new Date(to) });
  }
  return shifts;
}

/** Every rota with its next four weeks. */
export async function listRotas(tx: Tx, now: Date): Promise<{ rotas: Rota[]; until: string }> {
  const until = new Date(now.getTime() + rotaDays * dayMs);
  const here = await readActiveAgents(tx);
  const calendars = (await readActive(tx, 'calendars')).body;
  const overrides = await readOverrides(tx, now);
  const swaps = await readAskedSwaps(tx, now);
  const rotas = (await readRotas(tx)).map((rota) =>
    view(rota, {
      from: now,
      to: until,
      here,
      calendars,
      overrides: overrides.filter(({ rotaId }) => rotaId === rota.id),
      swaps: swaps.filter(({ rotaId }) => rotaId === rota.id),
    }),
  );
  return { rotas, until: until.toISOString() };
}

type Around = {
  from: Date;
  to: Date;
  here: ReadonlySet<string>;
  calendars: Calendars;
  overrides: readonly StoredOverride[];
  swaps: readonly StoredSwap[];
};

function view(rota: StoredRota, { from, to, here, calendars, overrides, swaps }: Around): Rota {
  const turns = shiftsBetween(rota.layers, overrides, from, to);
  const calendar = calendars.calendars.find(({ id }) => id === rota.calendarId) ?? defaultCalendars.calendars[0];
  const needed = (calendar ? openStretches(calendar, from, to) : []).map((stretch) => ({
    from: Math.max(stretch.from, from.getTime()),
    to: Math.min(stretch.to, to.getTime()),
  }));
  const present = turns.filter(({ agentId }) => here.has(agentId));
  const [first] = byPerson(present);
  return {
    ...rota,
    now: first && first.from <= from ? { agentId: first.agentId, until: first.to.toISOString() } : null,
    shifts: present.map(toShift),
    gaps: findGaps(needed, turns, (agentId) => here.has(agentId)).map(toGap),
    overrides: overrides.map(({ rotaId: _, ...one }) => ({
      ...one,
      from: one.from.toISOString(),
      to: one.to.toISOString(),
    })),
    swaps: swaps.map(({ backFrom, backTo, ...one }) => ({
      ...one,
      from: one.from.toISOString(),
      to: one.to.toISOString(),
      back: backFrom && backTo ? { from: backFrom.toISOString(), to: backTo.toISOString() } : null,
    })),
  };
}

const text = (ms: number) => new Date(ms).toISOString();
const toShift = ({ agentId, layerId, from, to }: Turn): Shift => ({ agentId, layerId, from: text(from), to: text(to) });
const toGap = ({ gone, from, to }: FoundGap): Gap => ({ gone, from: text(from), to: text(to) });

async function readActiveAgents(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('agent')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('state', '=', 'active')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
