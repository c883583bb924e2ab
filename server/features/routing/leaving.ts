import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { lockConversations, writeChanges } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { lockRouting } from './commands.ts';
import { type Absent, type Left, leftBecause } from './left-because.ts';

export const leaveJob = {
  name: 'routing.leave',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid(), agentId: z.uuid() }),
};

const batchSize = 200;

/**
 * Gives back what somebody holds who is not there, batch by batch, if the policy says so: to the queue, where the rules
 * look at it again. Of somebody without access, or out of sight, everything
 * that is not resolved, else what is open.
 */
export async function giveBack(
  { db, now }: Pick<Context, 'db' | 'now'>,
  workspaceId: WorkspaceId,
  agentId: string,
): Promise<void> {
  while ((await db.inWorkspace(workspaceId, (tx) => giveBackSome(tx, agentId, now()))) === batchSize);
}

async function giveBackSome(tx: Tx, agentId: string, now: Date): Promise<number> {
  await lockRouting(tx);
  const because = await findBecause(tx, agentId, now);
  if (because === null) return 0;
  const { rows } = await sql<{ id: string }>`
    select id from conversation where workspace_id = ${tx.workspaceId} and assignee_id = ${agentId}
      and (status = 'open' or (${because === 'deactivated' || because === 'shielded'}::boolean and status <> 'resolved')) and merged_into is null
    limit ${batchSize}`.execute(tx);
  const locked = await lockConversations(
    tx,
    rows.map(({ id }) => id),
  );
  const held = locked.filter(({ assigneeId, status }) => assigneeId === agentId && status !== 'resolved');
  const changes = held.map((before) => ({
    id: before.id,
    before,
    after: { ...before, assigneeId: null },
    given: { because },
  }));
  await writeChanges(tx, changes, { actor: systemActor, now });
  return rows.length;
}

async function findBecause(tx: Tx, agentId: string, now: Date): Promise<Left | null> {
  const { rows } = await sql<Absent>`
    select state = 'active' as "isActive", shielded_at is not null as "isShielded", work_state as state, work_since as since from agent
    where workspace_id = ${tx.workspaceId} and id = ${agentId}`.execute(tx);
  if (!rows[0]) return null;
  return leftBecause(rows[0], (await readActive(tx, 'routing')).body, now);
}

/** Those away for longer than the policy lets them keep what they hold, who still hold something. */
export async function listLongAway(tx: Tx, now: Date): Promise<string[]> {
  const { awayMinutes } = (await readActive(tx, 'routing')).body.leaving;
  if (awayMinutes === null) return [];
  const { rows } = await sql<{ id: string }>`
    select a.id from agent a where a.workspace_id = ${tx.workspaceId} and a.work_state = 'away'
      and a.work_since <= ${new Date(now.getTime() - awayMinutes * 60_000)}
      and exists (select from conversation c where c.workspace_id = a.workspace_id and c.assignee_id = a.id and c.status = 'open')`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
