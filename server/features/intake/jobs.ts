import * as z from 'zod';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue, job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { drainDeliveries } from './drain.ts';
import { drainJob } from './journal.ts';
import { namedJob, readNamed } from './named.ts';

export const drain = job({
  ...drainJob,
  payload: z.object({ workspaceId: z.uuid() }),
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId }) => drainDeliveries(context, workspaceId as WorkspaceId),
});

export const named = job({
  ...namedJob,
  payload: z.object({ workspaceId: z.uuid(), channelId: z.uuid(), names: z.array(z.string()) }),
  run: (context, { workspaceId, ...wanted }) => readNamed(context, workspaceId as WorkspaceId, wanted),
});

/** Safety net: a job lost with a killed program is queued again while deliveries wait. */
export const sweepPending: Periodic = {
  name: 'intake.sweepPending',
  everyMs: 5_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const waiting = await tx
        .selectFrom('delivery')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', '=', 'pending')
        .where('received_at', '<', new Date(now().getTime() - 5_000))
        .limit(1)
        .executeTakeFirst();
      if (waiting) await enqueue(tx, drain, { workspaceId }, { key: workspaceId });
    }),
};

/** Tomorrow's partitions exist before tomorrow does. */
export const makePartitions: Periodic = {
  name: 'intake.makePartitions',
  everyMs: 6 * 3_600_000,
  run: async ({ db, now }) => {
    await db.pool.query('select ensure_delivery_partitions($1::date, 9)', [now().toISOString().slice(0, 10)]);
  },
};
