import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueue, job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { pollJob } from './connection.ts';
import { intervalOf } from './health.ts';
import { inspectChannel, takeInspectable } from './inspect.ts';
import { pollChannel } from './poll.ts';
import { recheckChannel } from './recheck.ts';

const OfChannel = z.object({ workspaceId: z.uuid(), channelId: z.uuid() });
const tickMs = 500;
const recheckEveryMs = 60_000;
const inspectEveryMs = 3_600_000;

export const poll = job({
  ...pollJob,
  payload: OfChannel,
  run: async (context, { workspaceId, channelId }) => {
    await pollChannel(context, workspaceId as WorkspaceId, channelId);
  },
});

export const recheck = job({
  name: 'channel.recheck',
  maxAttempts: 1,
  payload: OfChannel,
  run: (context, { workspaceId, channelId }) => recheckChannel(context, workspaceId as WorkspaceId, channelId),
});

export const inspect = job({
  name: 'channel.inspect',
  maxAttempts: 1,
  payload: OfChannel,
  run: (context, { workspaceId, channelId }) => inspectChannel(context, workspaceId as WorkspaceId, channelId),
});

/** Queues a poll for each channel whose network's own interval has passed. */
export const pollDue: Periodic = { name: 'channel.pollDue', everyMs: tickMs, run: queueDuePolls };

async function queueDuePolls({ db, config, connectors, now }: Context, workspaceId: WorkspaceId): Promise<void> {
  const pollable = connectors.filter((connector) => connector.poll);
  const before = pollable.map((connector) => new Date(now().getTime() - intervalOf(connector, config.pollScale)));
  await db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update channel c set polled_at = ${now()}
      from unnest(${pollable.map((connector) => connector.network)}::text[], ${before}::timestamptz[]) as due (network, before)
      where c.workspace_id = ${workspaceId} and c.network = due.network and c.state = 'connected' and c.halted_at is null
        and (c.polled_at is null or c.polled_at < due.before) and (c.paused_until is null or c.paused_until <= ${now()})
      returning c.id`.execute(tx);
    for (const { id } of rows) await enqueue(tx, poll, { workspaceId, channelId: id }, { key: id });
  });
}

/** Asks once a month what may have changed of an account at its network. */
export const inspectDue: Periodic = {
  name: 'channel.inspectDue',
  everyMs: inspectEveryMs,
  asksNetworks: true,
  run: ({ db, connectors, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const networks = connectors.filter((connector) => connector.inspect).map((connector) => connector.network);
      for (const channelId of await takeInspectable(tx, networks, now()))
        await enqueue(tx, inspect, { workspaceId, channelId }, { key: channelId });
    }),
};

/** Looks for deletions that nobody told us of. */
export const recheckDue: Periodic = {
  name: 'channel.recheckDue',
  everyMs: recheckEveryMs,
  asksNetworks: true,
  run: ({ db, connectors }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const networks = connectors.filter((connector) => connector.findDeleted).map((connector) => connector.network);
      const channels = await tx
        .selectFrom('channel')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('state', '=', 'connected')
        .where('halted_at', 'is', null)
        .where('network', 'in', networks)
        .execute();
      for (const { id } of channels) await enqueue(tx, recheck, { workspaceId, channelId: id }, { key: id });
    }),
};
