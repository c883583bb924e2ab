import { sql } from 'kysely';
import type { Returned } from '#contract/draft.ts';
import type { Tx } from '#server/db/client.ts';

const mostShown = 5;

type Stored = Omit<Returned, 'at'> & { at: Date };

/** What came back to its author from a second person, newest first, until they ask or send the like again. */
export async function readReturned(tx: Tx, agentId: string, conversationId: string): Promise<Returned[]> {
  const { rows } = await sql<Stored>`
    select p.id as "approvalId", p.state, d.stage, case when d.stage is null then d.message_id end as "messageId",
      coalesce(d.entered ->> 'whole', left(d.content, length(d.content) - length(d.sign_off))) as text,
      p.decided_by as by, p.comment, coalesce(p.decided_at, p.expires_at) as at
    from dispatch d
    join approval p on p.workspace_id = d.workspace_id and p.dispatch_id = d.id and p.state in ('refused', 'expired')
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${conversationId} and d.state = 'cancelled'
      and d.actor_kind = 'agent' and d.actor_id = ${agentId} and d.verb in ('reply', 'direct', 'edit')
      and not exists (
        select from dispatch later
        where later.workspace_id = d.workspace_id and later.conversation_id = d.conversation_id and later.actor_id = d.actor_id
          and later.created_at > d.created_at and (d.chain_id is null or later.chain_id is distinct from d.chain_id)
          and later.stage is not distinct from d.stage
          and (d.stage is not null or (later.verb = 'edit' and later.message_id = d.message_id)))
    order by d.created_at desc limit ${mostShown}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
