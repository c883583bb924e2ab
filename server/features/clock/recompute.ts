import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '#server/context.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { categorise } from '#server/features/priority/commands.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { updateClocks } from './commands.ts';

export const recomputeJob = {
  name: 'clock.recompute',
  maxAttempts: 25,
  payload: z.object({ workspaceId: z.uuid() }),
};

const batchSize = 200;
const start = '00000000-0000-0000-0000-000000000000';

/** Sets everything that is not resolved to the policies that hold now, batch by batch. */
export async function recompute({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  for (let after = start; ; ) {
    const ids = await db.inWorkspace(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from conversation
        where workspace_id = ${workspaceId} and id > ${after} and status <> 'resolved' and merged_into is null
        order by id limit ${batchSize}`.execute(tx);
      const found = rows.map(({ id }) => id);
      await lockConversations(tx, found);
      await categorise(tx, found, now());
      await updateClocks(tx, found, now());
      return found;
    });
    const last = ids.at(-1);
    if (last === undefined || ids.length < batchSize) return;
    after = last;
  }
}
