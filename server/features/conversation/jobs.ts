import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { Periodic } from '#server/jobs/schedule.ts';

const everyMs = 1_000;
const batch = 500;

/** Brings conversations back at the end of their snooze. */
export const endSnoozes: Periodic = { name: 'conversation.endSnoozes', everyMs, run: wakeDue };

async function wakeDue({ db, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  for (let woken = batch; woken === batch; )
    woken = await db.inWorkspace(workspaceId, async (tx) => {
      const at = now();
      const { rows } = await sql<{ id: string }>`
        update conversation set status = 'open', snoozed_until = null, version = version + 1
        where workspace_id = ${workspaceId} and status = 'snoozed' and id in (
          select c.id from conversation c
          where c.workspace_id = ${workspaceId} and c.status = 'snoozed' and c.snoozed_until <= ${at}
          order by c.snoozed_until limit ${batch} for update skip locked
        ) returning id`.execute(tx);
      for (const { id } of rows)
        record(tx, {
          type: 'conversation.status_changed',
          at,
          actor: systemActor,
          subject: { kind: 'conversation', id },
          conversationId: id,
          detail: { from: 'snoozed', to: 'open', reason: 'snooze_ended' },
        });
      return rows.length;
    });
}
