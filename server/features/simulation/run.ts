import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RoutingResult, SimulationResult } from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { listReachable } from '#server/features/conversation/queries.ts';
import { findAsker } from '#server/features/session/queries.ts';
import type { Actor, Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { categoryNames } from './category-names.ts';
import { type Arms, liveAgain } from './live-again.ts';
import { oneAhead } from './one-ahead.ts';
import { readPolicyHistory, withDrafts } from './policies.ts';
import { writeBatches } from './queries.ts';
import { isRouting, readBatch } from './read-batch.ts';
import { type Casting, startCasting } from './routing/casting.ts';
import { routingResult } from './routing/routing-result.ts';
import { lockWork, type Work } from './rows.ts';
import { type Frame, resultOf, startTally, type Tally } from './tally.ts';

const batchSize = 200;
/** Of the time a batch took, so much is left to others after it. */
const pauseShare = 0.25;
/** A simulation that began so often and never ended does not end. */
const mostRuns = 10;

/**
 * Does a simulation from its beginning to its end: figures under way live in memory only, so that a result is whole or is
 * none. Whoever begins it anew takes it over.
 */
export async function runSimulation(
  { db, now }: Pick<Context, 'db' | 'now'>,
  workspaceId: WorkspaceId,
  simulationId: string,
): Promise<void> {
  const begun = await db.inWorkspace(workspaceId, (tx) => begin(tx, simulationId, now()));
  if (!begun) return;
  const read = (n: number) => db.inWorkspace(workspaceId, (tx) => readNext(tx, begun, n));
  let started = performance.now();
  for await (const { pasts, onlooker, size } of oneAhead(read)) {
    await liveAgain(pasts, begun.arms, begun.frame, begun.tally, onlooker);
    if (!(await db.inWorkspace(workspaceId, (tx) => noteDone(tx, begun, size, now())))) return;
    await sleep((performance.now() - started) * pauseShare);
    started = performance.now();
  }
  const routing = begun.casting ? await routingResult(begun.casting) : undefined;
  await db.inWorkspace(workspaceId, (tx) => finish(tx, begun, routing, now()));
}

type Begun = { work: Work; runId: string; arms: Arms; frame: Frame; tally: Tally; casting: Casting | null };

async function begin(tx: Tx, simulationId: string, now: Date): Promise<Begun | null> {
  const work = await lockWork(tx, simulationId);
  if (!work || (work.state !== 'running' && work.state !== 'cancelling')) return null;
  const viewer = await findAllowed(tx, work);
  if (work.state === 'cancelling' || !viewer || work.runs >= mostRuns) {
    await end(tx, work, work.state === 'cancelling' ? 'cancelled' : 'failed', null, now);
    return null;
  }
  const history = await readPolicyHistory(tx);
  const drafts = work.drafts.map(({ content }) => content);
  const frame = { from: work.from, to: work.to, asOf: work.createdAt, timeZone: work.timeZone };
  const casting = await startCasting(tx, { history, drafts, staffing: work.staffing, frame });
  const wanted = { simulationId: work.id, period: work, which: casting ? 'held' : 'said', size: batchSize } as const;
  const total = work.total ?? (await writeBatches(tx, viewer, wanted));
  const runId = newId(now);
  await tx
    .updateTable('simulation')
    .set({ run_id: runId, runs: work.runs + 1, done: 0, total, touched_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', work.id)
    .execute();
  return {
    work,
    runId,
    arms: { now: history, draft: withDrafts(history, drafts) },
    frame,
    tally: startTally(frame),
    casting,
  };
}

/** Who asked, as long as they still may. */
async function findAllowed(tx: Tx, { asker, drafts, staffing }: Work): Promise<Viewer | null> {
  const viewer = await findAsker(tx, asker);
  if (!viewer?.permissions.has('policy.manage')) return null;
  return viewer.reach === 'all' || !isRouting({ kinds: drafts.map(({ kind }) => kind), staffing }) ? viewer : null;
}

/** One batch, as far as its asker may see it; null after the last one. */
async function readNext(tx: Tx, { work, casting }: Begun, n: number) {
  const batch = await tx
    .selectFrom('simulation_batch')
    .select('conversation_ids')
    .where('workspace_id', '=', tx.workspaceId)
    .where('simulation_id', '=', work.id)
    .where('n', '=', n)
    .executeTakeFirst();
  if (!batch) return null;
  const ids = batch.conversation_ids;
  const viewer = await findAllowed(tx, work);
  const seen = !viewer ? [] : viewer.reach === 'all' ? ids : await listReachable(tx, viewer, ids);
  return { ...(await readBatch(tx, seen, casting)), size: ids.length };
}

/** Counts a batch as done; answers whether to go on. */
async function noteDone(tx: Tx, { work, runId }: Begun, size: number, now: Date): Promise<boolean> {
  const state = await touch(tx, { work, runId, size, now });
  if (state === 'cancelling') await end(tx, work, 'cancelled', null, now);
  return state === 'running';
}

async function finish(
  tx: Tx,
  { work, runId, arms, tally }: Begun,
  routing: RoutingResult | undefined,
  now: Date,
): Promise<void> {
  const state = await touch(tx, { work, runId, size: 0, now });
  if (state === undefined) return;
  if (state === 'cancelling') await end(tx, work, 'cancelled', null, now);
  else if (!(await findAllowed(tx, work))) await end(tx, work, 'failed', null, now);
  else await end(tx, work, 'done', { ...resultOf(tally, categoryNames(arms)), ...(routing && { routing }) }, now);
}

/** Its state with the row locked, as long as this run is the one that works on it. */
async function touch(
  tx: Tx,
  { work, runId, size, now }: { work: Work; runId: string; size: number; now: Date },
): Promise<Work['state'] | undefined> {
  const { rows } = await sql<{ state: Work['state'] }>`
    update simulation set done = done + ${size}, touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${work.id} and run_id = ${runId} and state in ('running', 'cancelling')
    returning state`.execute(tx);
  return rows[0]?.state;
}

type Ended = 'done' | 'cancelled' | 'failed';

async function end(tx: Tx, work: Work, state: Ended, result: SimulationResult | null, now: Date): Promise<void> {
  await sql`
    update simulation set state = ${state}, finished_at = ${now}, result = ${result === null ? null : JSON.stringify(result)}::jsonb
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
  await sql`delete from simulation_batch where workspace_id = ${tx.workspaceId} and simulation_id = ${work.id}`.execute(
    tx,
  );
  record(tx, {
    type: 'simulation.finished',
    at: now,
    actor: actorOfAsker(work.asker),
    subject: { kind: 'simulation', id: work.id },
    detail: { conversations: result?.conversations ?? 0, outcome: state },
  });
}

function actorOfAsker(asker: Work['asker']): Actor {
  return 'agentId' in asker ? { kind: 'agent', id: asker.agentId } : { kind: 'api_key', id: asker.apiKeyId };
}
