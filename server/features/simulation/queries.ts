import { sql } from 'kysely';
import type { Simulation } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readSimulations } from './rows.ts';

export { type Arms, liveAgain } from './live-again.ts';
export { oneAhead } from './one-ahead.ts';
export { readPolicyHistory, withDrafts } from './policies.ts';
export { readPast } from './read-past.ts';
export { type Frame, startTally } from './tally.ts';

const mostListed = 20;

export function listSimulations(tx: Tx, viewer: Viewer): Promise<Simulation[]> {
  return readSimulations(tx, viewer, { most: mostListed });
}

/** One of the viewer's own. Throws `not_found`. */
export async function getSimulation(tx: Tx, viewer: Viewer, simulationId: string): Promise<Simulation> {
  const [found] = await readSimulations(tx, viewer, { id: simulationId, most: 1 });
  if (!found) throw notFound('simulation');
  return found;
}

type Period = { from: Date; to: Date };
/** `said`: what has messages since the beginning of a period and was opened before its end; `held`: also what somebody could have had in it. */
type Which = { period: Period; which: 'said' | 'held' };

/** Those within the viewer's reach. */
const inPeriod = (tx: Tx, viewer: Viewer, { period: { from, to }, which }: Which) => sql`
  c.workspace_id = ${tx.workspaceId} and c.opened_at < ${to} and ${withinReach(viewer)} and (c.last_message_at >= ${from}
    ${which === 'said' ? sql`` : sql`or c.status = 'open' or c.id in (${heldSince(tx, from)})`})`;

const heldSince = (tx: Tx, from: Date) => sql`
  select e.conversation_id from event e where e.workspace_id = ${tx.workspaceId} and e.at >= ${from}
    and e.type in ('conversation.assigned', 'conversation.status_changed', 'conversation.merged')`;

/** The newest of them, and how many there are. */
export async function listNewest(
  tx: Tx,
  viewer: Viewer,
  wanted: Which,
  most: number,
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c where ${inPeriod(tx, viewer, wanted)}
    order by c.last_message_at desc, c.id desc limit ${most}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from conversation c where ${inPeriod(tx, viewer, wanted)}`.execute(tx);
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
}

/** Writes down which conversations a simulation replays, `size` a batch, in the order in which they were opened. Answers how many. */
export async function writeBatches(
  tx: Tx,
  viewer: Viewer,
  { simulationId, size, ...wanted }: Which & { simulationId: string; size: number },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    with wanted as (
      select c.id, (row_number() over (order by c.id) - 1) / ${size}::int as n from conversation c where ${inPeriod(tx, viewer, wanted)}
    ), written as (
      insert into simulation_batch (workspace_id, simulation_id, n, conversation_ids)
      select ${tx.workspaceId}, ${simulationId}, n, array_agg(id order by id) from wanted group by n
    )
    select count(*)::int as total from wanted`.execute(tx);
  return rows[0]?.total ?? 0;
}
