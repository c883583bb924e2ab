import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseAbove } from '#server/features/agent/commands.ts';
import { getAgent } from '#server/features/agent/queries.ts';
import { disconnectChannel } from '#server/features/channel/commands.ts';
import { getChannel } from '#server/features/channel/queries.ts';
import { saysFullName } from '#server/features/gate/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

/** How somebody signs. Throws `forbidden` for somebody else's without people.manage, `bad_request` for a full name. */
export async function setSignOff(
  tx: Tx,
  viewer: Viewer,
  { agentId, signOff }: { agentId: string; signOff: string },
  now: Date,
): Promise<void> {
  const agent = await getAgent(tx, agentId);
  if (viewer.agentId !== agentId) {
    if (!viewer.permissions.has('people.manage'))
      throw new AppError('forbidden', 'permission_missing', 'This needs the permission people.manage.', {
        parameters: { permission: 'people.manage' },
      });
    refuseAbove(viewer.permissions, agent.permissions, agent.name);
  }
  if (saysFullName(signOff, agent.name))
    throw new AppError('invalid', 'bad_request', 'signOff: says the full name. Choose an alias that does not.');
  await sql`
    update agent set sign_off = ${signOff} where workspace_id = ${tx.workspaceId} and id = ${agentId}`.execute(tx);
  tell(tx, viewer, { type: 'agent.changed', agentId, detail: { changed: ['signOff'] } }, now);
}

/**
 * Takes a threatened colleague out of sight, in one step: no sign-off, nothing public in their name, and what they hold
 * goes back to be given to others; then their own accounts are disconnected like any other, which a network that is away
 * holds up but not prevents. Their sessions stay. A second time only disconnects what is connected still.
 */
export async function shieldAgent(
  context: Context,
  viewer: Viewer,
  agentId: string,
): Promise<{ conversations: number; channels: number }> {
  const { own, ...shielded } = await context.db.inWorkspace(viewer.workspaceId, async (tx) => {
    const own = await listOwn(tx, agentId);
    return { own, conversations: await hide(tx, viewer, { agentId, channels: own.length }, context.now()) };
  });
  // One by one: the last of those that hear by one subscription ends it.
  for (const channelId of own) await disconnectChannel(context, viewer.workspaceId, actorOf(viewer), channelId);
  return { ...shielded, channels: own.length };
}

/** Answers how many conversations go back to be given to others. */
async function hide(
  tx: Tx,
  viewer: Viewer,
  { agentId, channels }: { agentId: string; channels: number },
  now: Date,
): Promise<number> {
  const agent = await getAgent(tx, agentId);
  refuseAbove(viewer.permissions, agent.permissions, agent.name);
  const { rows } = await sql`
    update agent set sign_off = '', shielded_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${agentId} and shielded_at is null returning id`.execute(tx);
  if (rows.length === 0) return 0;
  const { rows: held } = await sql<{ count: number }>`
    select count(*)::int as count from conversation
    where workspace_id = ${tx.workspaceId} and assignee_id = ${agentId} and status <> 'resolved' and merged_into is null`.execute(
    tx,
  );
  const conversations = held[0]?.count ?? 0;
  tell(tx, viewer, { type: 'agent.shielded', agentId, detail: { conversations, channels } }, now);
  return conversations;
}

async function listOwn(tx: Tx, agentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from channel
    where workspace_id = ${tx.workspaceId} and spoken_by = ${agentId} and state <> 'disconnected' order by id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** They may be given conversations and answer in public again; accounts and sign-off are set anew by hand. */
export async function unshieldAgent(tx: Tx, viewer: Viewer, agentId: string, now: Date): Promise<void> {
  const agent = await getAgent(tx, agentId);
  refuseAbove(viewer.permissions, agent.permissions, agent.name);
  const { rows } = await sql`
    update agent set shielded_at = null
    where workspace_id = ${tx.workspaceId} and id = ${agentId} and shielded_at is not null returning id`.execute(tx);
  if (rows.length > 0) tell(tx, viewer, { type: 'agent.unshielded', agentId, detail: {} }, now);
}

type Speaker = { channelId: string; agentId: string | null; disclosure: string };

/** Whose own an account is. Throws `not_found`, `bad_request` for a personal account that does not say for whom it speaks. */
export async function setSpeaker(
  tx: Tx,
  viewer: Viewer,
  { channelId, agentId, disclosure }: Speaker,
  now: Date,
): Promise<void> {
  await getChannel(tx, channelId);
  if (agentId !== null) await getAgent(tx, agentId);
  if (agentId !== null && disclosure === '')
    throw new AppError('invalid', 'bad_request', 'disclosure: A personal account says for whom it speaks.');
  await sql`
    update channel set spoken_by = ${agentId}, disclosure = ${agentId === null ? '' : disclosure}
    where workspace_id = ${tx.workspaceId} and id = ${channelId}`.execute(tx);
  record(tx, {
    type: 'channel.speaker_changed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'channel', id: channelId },
    detail: { agent: agentId },
  });
}

type Told =
  | { type: 'agent.changed'; agentId: string; detail: { changed: string[] } }
  | { type: 'agent.shielded'; agentId: string; detail: { conversations: number; channels: number } }
  | { type: 'agent.unshielded'; agentId: string; detail: Record<string, never> };

function tell(tx: Tx, viewer: Viewer, { agentId, ...event }: Told, now: Date): void {
  record(tx, { ...event, at: now, actor: actorOf(viewer), subject: { kind: 'agent', id: agentId } });
}
