import { ConnectorError } from '#connectors/connector-error.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { type Actor, systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type ConnectedRow, connectProven, readyToConnect } from './connection.ts';
import { letGo } from './halt.ts';
import { type ChannelRow, connectorOf, getChannel, listStaying, openSession } from './queries.ts';
import { tellOwners } from './tell-owners.ts';
import { healTroubles, noteTrouble } from './trouble.ts';
import { watchChannel } from './watch.ts';

type Connection = {
  network: string;
  settings: Record<string, string>;
  /** The channel that is connected again; without it whatever account the credentials belong to. */
  channelId?: string;
};

/**
 * Proves the credentials at the network, then stores account and secrets; a known account is connected again and its
 * held answers go out. Throws AppError `network_refused` with the network's reason, and `not_possible_here` for a real
 * network in a practice workspace or the other way round.
 */
export async function connectChannel(
  context: Context,
  workspaceId: WorkspaceId,
  actor: Actor,
  { network, settings, channelId }: Connection,
): Promise<ConnectedRow> {
  const connector = connectorOf(context, network);
  const { again, typed } = await readyToConnect(context, workspaceId, connector, { channelId, given: settings });
  return connectProven<never>(context, { workspaceId, actor, connector, again, app: typed.app }, (io) =>
    connector.connect(typed.settings, io),
  );
}

/**
 * Takes our webhook back from the network where that still works, then forgets the credentials; what was received stays.
 * Answers why the network could not be told, null when it was.
 */
export async function disconnectChannel(
  context: Context,
  workspaceId: WorkspaceId,
  actor: Actor,
  channelId: string,
): Promise<string | null> {
  const untold = await leaveNetwork(context, workspaceId, channelId);
  await context.db.inWorkspace(workspaceId, async (tx) => {
    const channel = await getChannel(tx, channelId);
    if (channel.state === 'disconnected') return;
    // What came during a pause was received.
    if (channel.halted_at) await letGo(tx, channelId);
    await tx
      .deleteFrom('channel_secret')
      .where('workspace_id', '=', tx.workspaceId)
      .where('channel_id', '=', channelId)
      .execute();
    await setState(tx, channel, { state: 'disconnected', reason: untold });
    const subject = { kind: 'channel', id: channelId };
    record(tx, { type: 'channel.disconnected', at: context.now(), actor, subject, detail: {} });
  });
  return untold;
}

/** A network that is away must not keep a person from disconnecting: what it still delivers finds no account and is dropped. */
async function leaveNetwork(context: Context, workspaceId: WorkspaceId, channelId: string): Promise<string | null> {
  const channel = await context.db.inWorkspace(workspaceId, (tx) => getChannel(tx, channelId));
  const connector = connectorOf(context, channel.network);
  if (channel.state === 'disconnected' || !connector.disconnect) return null;
  try {
    const { session } = await openSession(context, workspaceId, channelId);
    await connector.disconnect(session, await listStaying(context, channelId));
    return null;
  } catch (err) {
    if (!(err instanceof ConnectorError)) throw err;
    context.log.debug({ err, channelId }, 'A network could not be told that we leave.');
    return err.message;
  }
}

/**
 * Notes what a network's failure means for the channel as a whole: reconnect, pause, or only a remark on its health. Whoever
 * can connect it again is told when that is needed.
 */
export async function noteFailure(tx: Tx, channelId: string, error: ConnectorError, now: Date): Promise<void> {
  const channel = await getChannel(tx, channelId);
  if (channel.state === 'disconnected') return;
  await noteTrouble(tx, channelId, error, now);
  if (channel.failing_since === null) await setFailing(tx, channelId, now);
  if (error.kind === 'rate_limited') await pause(tx, channelId, error.retryAt ?? new Date(now.getTime() + 60_000));
  const state = error.kind === 'auth_expired' ? 'reconnect' : channel.state;
  if (state === channel.state && channel.state_reason === error.message) return;
  await setState(tx, channel, { state, reason: error.message });
  if (state === channel.state) return;
  await tellOwners(tx, channel, { what: 'reconnect', urgency: 'now', since: now }, now);
  const detail = { from: channel.state, to: state, reason: error.message };
  record(tx, {
    type: 'channel.state_changed',
    at: now,
    actor: systemActor,
    subject: { kind: 'channel', id: channelId },
    detail,
  });
}

/** The network answered again. */
export async function noteHealthy(tx: Tx, channelId: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('channel')
    .set({ state_reason: null, paused_until: null, failing_since: null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .where('state', '=', 'connected')
    .where((eb) => eb.or([eb('state_reason', 'is not', null), eb('paused_until', 'is not', null)]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await healTroubles(tx, channelId, now);
  await watchChannel(tx, channelId);
}

async function setFailing(tx: Tx, channelId: string, since: Date): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ failing_since: since })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .execute();
  await watchChannel(tx, channelId);
}

async function pause(tx: Tx, channelId: string, until: Date): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ paused_until: until })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .execute();
}

async function setState(
  tx: Tx,
  channel: ChannelRow,
  { state, reason }: { state: string; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ state, state_reason: reason })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channel.id)
    .execute();
  await watchChannel(tx, channel.id);
}
