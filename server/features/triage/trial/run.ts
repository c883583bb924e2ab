import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { findAsker } from '#server/features/session/queries.ts';
import type { Actor, Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { decide } from '../decide.ts';
import { readAsking } from '../facts.ts';
import { addTried, changesOf } from './moves.ts';
import { lockTrial, type Work } from './rows.ts';

const batchSize = 500;
/** Of the time a batch took, so much is left to others after it. */
const pauseShare = 0.25;

/**
 * Has both policies decide on messages from the newest back, batch by batch; how far it has come is kept with each batch,
 * so a killed program leaves off where the next goes on. Nothing is decided by it.
 */
export async function runTrial(
  { db, now }: Pick<Context, 'db' | 'now'>,
  workspaceId: WorkspaceId,
  trialId: string,
): Promise<void> {
  for (;;) {
    const started = performance.now();
    if (!(await db.inWorkspace(workspaceId, (tx) => tryNext(tx, trialId, now())))) return;
    await sleep((performance.now() - started) * pauseShare);
  }
}

/** The next batch; answers whether to go on. */
async function tryNext(tx: Tx, trialId: string, now: Date): Promise<boolean> {
  const work = await lockTrial(tx, trialId);
  if (!work || (work.state !== 'running' && work.state !== 'cancelling')) return false;
  const viewer = await findAsker(tx, work.asker);
  if (work.state === 'cancelling') return end(tx, work, 'cancelled', now);
  if (!viewer?.permissions.has('policy.manage')) return end(tx, work, 'failed', now);
  const total = work.total ?? (await countPast(tx, viewer, work));
  const past = await readPast(tx, viewer, work);
  if (past.length === 0) return end(tx, work, 'done', now);
  const ids = past.map(({ id }) => id);
  for (const { messageId, conversationId, facts } of await readAskingInOrder(tx, ids))
    addTried(work.moves, {
      messageId,
      conversationId,
      now: decide(work.held, facts),
      draft: decide(work.tried, facts),
    });
  const last = past.at(-1);
  await sql`
    update triage_trial set done = done + ${ids.length}, total = ${total}, at = ${last?.at ?? null}, message_id = ${last?.id ?? null},
      moves = ${JSON.stringify(work.moves)}::jsonb, touched_at = ${now},
      overridden = overridden + (
        select count(*) from triage t
        where t.workspace_id = ${tx.workspaceId} and t.message_id = any(${ids}::uuid[]) and t.is_by_person)
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
  return true;
}

/** The newest come first, so that they are the examples. */
async function readAskingInOrder(tx: Tx, ids: readonly string[]) {
  const place = new Map(ids.map((id, n) => [id, n]));
  const asking = await readAsking(tx, ids);
  return asking.sort((a, b) => (place.get(a.messageId) ?? 0) - (place.get(b.messageId) ?? 0));
}

/** What asked somebody in the period, within reach. */
const asked = (tx: Tx, viewer: Viewer, { from, startedAt }: Work) => sql`
  from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
  where m.workspace_id = ${tx.workspaceId} and m.conversation_id is not null and m.occurred_at >= ${from}
    and m.occurred_at <= ${startedAt} and m.direction = 'in' and m.asks and m.deleted_at is null and ${withinReach(viewer)}`;

async function countPast(tx: Tx, viewer: Viewer, work: Work): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${asked(tx, viewer, work)}`.execute(tx);
  return rows[0]?.total ?? 0;
}

async function readPast(tx: Tx, viewer: Viewer, work: Work): Promise<{ id: string; at: Date }[]> {
  const { last } = work;
  const older = last === null ? sql`true` : sql`(m.occurred_at, m.id) < (${last.at}, ${last.messageId}::uuid)`;
  const { rows } = await sql<{ id: string; at: Date }>`
    select m.id, m.occurred_at as at ${asked(tx, viewer, work)} and ${older}
    order by m.occurred_at desc, m.id desc limit ${batchSize}`.execute(tx);
  return rows;
}

async function end(tx: Tx, work: Work, state: 'done' | 'cancelled' | 'failed', now: Date): Promise<false> {
  await sql`update triage_trial set state = ${state}, total = coalesce(total, 0), touched_at = ${now}, finished_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
  record(tx, {
    type: 'triage_trial.ended',
    at: now,
    actor: actorOfAsker(work.asker),
    subject: { kind: 'workspace', id: tx.workspaceId },
    detail: { outcome: state, changed: changesOf(work.moves).reduce((sum, { count }) => sum + count, 0) },
  });
  return false;
}

function actorOfAsker(asker: Work['asker']): Actor {
  return 'agentId' in asker ? { kind: 'agent', id: asker.agentId } : { kind: 'api_key', id: asker.apiKeyId };
}
