import { sql } from 'kysely';
import type { NoticeUrgency } from '#contract/notification.ts';
import type { Tx } from '#server/db/client.ts';
import { notify } from '#server/features/notification/commands.ts';
import type { ChannelRow } from './queries.ts';

export type Ill = {
  /** What a notice says of the account. */
  what: 'reconnect' | 'failing' | 'ends' | 'ended' | 'prove';
  /** Until the credentials end. */
  days?: number;
  urgency: NoticeUrgency;
  /** Makes this illness one that is told once. */
  since: Date;
};

/** Tells everybody who can connect accounts that one of them is ill, or will be. */
export async function tellOwners(
  tx: Tx,
  { id, handle }: Pick<ChannelRow, 'id' | 'handle'>,
  { what, days, urgency, since }: Ill,
  now: Date,
): Promise<void> {
  const key = `channel ${id} ${what} ${days ?? ''} ${since.toISOString()}`;
  const detail = { what, handle, channel: id, ...(days !== undefined && { days }) };
  const able = await listAble(tx);
  await notify(
    tx,
    able.map((agentId) => ({ agentId, kind: 'channel_ill' as const, conversationId: null, detail, urgency, key })),
    now,
  );
}

async function listAble(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from agent a
    join agent_role ar on ar.workspace_id = a.workspace_id and ar.agent_id = a.id
    join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
    where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and 'channel.manage' = any(r.permissions)
    group by a.id order by a.id`.execute(tx);
  return rows.map(({ id }) => id);
}
