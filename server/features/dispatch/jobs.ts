import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { staleSince } from './claim.ts';
import { drainConversation } from './drain.ts';
import { isReady } from './parts.ts';
import { releaseHeld } from './release.ts';
import { drainJob, wakeAt } from './wake.ts';

const sweepEveryMs = 5_000;
/** What is overdue by less is in good hands. */
const overdueMs = 2_000;

export const drainDispatches = job({
  ...drainJob,
  payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid() }),
  run: (context, { workspaceId, conversationId }) =>
    drainConversation(context, workspaceId as WorkspaceId, conversationId),
});

/** Nothing stays behind: what a dead program left, what is overdue, and what waits for a channel that speaks again. */
export const sweepDispatches: Periodic = { name: 'dispatch.sweep', everyMs: sweepEveryMs, run: sweep };

async function sweep({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    const at = now();
    const left = await sql<{ id: string }>`
      select distinct conversation_id as id from dispatch d
      where workspace_id = ${workspaceId} and state in ('held', 'queued', 'sending', 'unknown') and ${isReady('d')}
        and (state = 'queued' and not_before <= ${new Date(at.getTime() - overdueMs)}
          or state = 'sending' and sending_since <= ${staleSince(at)})`.execute(tx);
    for (const { id } of left.rows) await wakeAt(tx, id, at, at);
    const speaking = await sql<{ id: string }>`
      select distinct d.channel_id as id from dispatch d
      join channel c on c.workspace_id = d.workspace_id and c.id = d.channel_id and c.state = 'connected' and c.halted_at is null
      where d.workspace_id = ${workspaceId} and d.state = 'held'`.execute(tx);
    for (const { id } of speaking.rows) await releaseHeld(tx, id, at);
  });
}
