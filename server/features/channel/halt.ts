import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { releaseHeld } from '#server/features/dispatch/commands.ts';
import { releaseDeliveries } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { pollJob } from './connection.ts';
import { connectorOf, getChannel } from './queries.ts';
import { watchChannel } from './watch.ts';

/**
 * A person pauses an account: what is delivered is kept unread, nobody asks for more, and nothing leaves from it. Paused
 * already it stays so. Throws AppError `not_found`, and `not_possible_here` for a disconnected account.
 */
export async function haltChannel(tx: Tx, viewer: Viewer, channelId: string, now: Date): Promise<void> {
  const channel = await getChannel(tx, channelId);
  if (channel.state === 'disconnected')
    throw new AppError('conflict', 'not_possible_here', `@${channel.handle} is not connected.`);
  if (channel.halted_at) return;
  await setHalt(tx, channelId, { halted_at: now, halted_by: viewer.agentId });
  const subject = { kind: 'channel', id: channelId };
  record(tx, { type: 'channel.halted', at: now, actor: actorOf(viewer), subject, detail: {} });
}

/**
 * A person lets an account go on: what was kept is handled in its order, what came meanwhile is asked for from where
 * polling stood, and what waited to leave leaves. Throws AppError `not_found`.
 */
export async function resumeChannel(
  context: Pick<Context, 'connectors'>,
  tx: Tx,
  viewer: Viewer,
  { channelId, now }: { channelId: string; now: Date },
): Promise<void> {
  const channel = await getChannel(tx, channelId);
  if (!channel.halted_at) return;
  await letGo(tx, channelId);
  await releaseHeld(tx, channelId, now);
  if (connectorOf(context, channel.network).poll && channel.state === 'connected')
    await enqueue(tx, pollJob, { workspaceId: tx.workspaceId, channelId }, { key: channelId });
  const subject = { kind: 'channel', id: channelId };
  const detail = { since: channel.halted_at.toISOString() };
  record(tx, { type: 'channel.resumed', at: now, actor: actorOf(viewer), subject, detail });
}

/** Ends a pause; what was delivered meanwhile is handled. */
export async function letGo(tx: Tx, channelId: string): Promise<void> {
  await releaseDeliveries(tx, channelId);
  await setHalt(tx, channelId, { halted_at: null, halted_by: null });
}

async function setHalt(
  tx: Tx,
  channelId: string,
  halt: { halted_at: Date | null; halted_by: string | null },
): Promise<void> {
  await tx
    .updateTable('channel')
    .set(halt)
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .execute();
  await watchChannel(tx, channelId);
}
