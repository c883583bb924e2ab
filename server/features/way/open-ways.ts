import { sql } from 'kysely';
import type { OwnKind } from '#contract/own-way.ts';
import type { Tx } from '#server/db/client.ts';

/** A way by which a person can be reached now. */
export type OpenWay = {
  kind: OwnKind;
  /** The workspace's service that carries it; null for a browser or a chat of one's own. */
  wayId: string | null;
  /** The person's own address; null for mail, which goes to the address they sign in with. */
  agentWayId: string | null;
  carrier: string;
};

/** By which ways each of these people can be reached now. */
export async function readOpenWays(tx: Tx, agentIds: readonly string[]): Promise<Map<string, OpenWay[]>> {
  const { rows } = await sql<OpenWay & { agentId: string }>`
    with service as (
      select id, kind, carrier from way where workspace_id = ${tx.workspaceId} and kind in ('mail', 'sms') and is_on
    )
    select a.id as "agentId", w.kind, case w.kind when 'sms' then s.id end as "wayId", w.id as "agentWayId",
      coalesce(s.carrier, w.carrier) as carrier, w.created_at
    from agent a join agent_way w on w.workspace_id = a.workspace_id and w.agent_id = a.id
    left join service s on s.kind = 'sms' and w.kind = 'sms'
    where a.workspace_id = ${tx.workspaceId} and a.id = any(${agentIds}::uuid[]) and a.state = 'active'
      and (w.kind <> 'sms' or s.id is not null) and not exists (
        -- The browser unsubscribed, or the webhook was removed there.
        select from telling t where t.workspace_id = w.workspace_id and t.agent_id = w.agent_id and t.agent_way_id = w.id
          and t.reason = 'gone' and t.created_at >= w.created_at)
    union all
    select a.id, 'mail', s.id, null, s.carrier, null
    from agent a join service s on s.kind = 'mail'
    where a.workspace_id = ${tx.workspaceId} and a.id = any(${agentIds}::uuid[]) and a.state = 'active'
    order by created_at nulls last`.execute(tx);
  const ways = new Map<string, OpenWay[]>();
  for (const { agentId, kind, wayId, agentWayId, carrier } of rows) {
    const own = ways.get(agentId) ?? [];
    own.push({ kind: kind as OwnKind, wayId, agentWayId, carrier });
    ways.set(agentId, own);
  }
  return ways;
}

/** A chat room, or a program that takes a webhook. */
export type RoomWay = Omit<OpenWay, 'kind'> & { kind: 'chat' | 'webhook' };

/** A room as a way, while it is switched on. */
export async function readRoomWay(tx: Tx, wayId: string): Promise<RoomWay[]> {
  const { rows } = await sql<RoomWay>`
    select kind, id as "wayId", null as "agentWayId", carrier from way
    where workspace_id = ${tx.workspaceId} and id = ${wayId} and is_on`.execute(tx);
  return rows;
}

/** The workspace's mail server as a way to somebody who has an address only, while it is switched on. */
export async function readMailWay(tx: Tx): Promise<OpenWay[]> {
  const { rows } = await sql<OpenWay>`
    select kind, id as "wayId", null as "agentWayId", carrier from way
    where workspace_id = ${tx.workspaceId} and kind = 'mail' and is_on`.execute(tx);
  return rows;
}
