import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** Somebody of ours answered a customer, in whichever conversation. */
export type Answer = {
  customer: string;
  conversationId: string;
  agentId: string;
  occurredAt: Date;
  knownAt: Date;
};

/** Who answered these customers since a moment, oldest first. */
export async function readAnswers(tx: Tx, customers: readonly string[], since: Date): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select coalesce(p.contact_id, p.id) as customer, o.id as "conversationId", m.agent_id as "agentId", m.occurred_at as "occurredAt",
      m.received_at as "knownAt"
    from profile p
    join conversation o on o.workspace_id = p.workspace_id and o.profile_id = p.id and o.last_message_at >= ${since}
    join message m on m.workspace_id = o.workspace_id and m.conversation_id = o.id and m.occurred_at >= ${since}
      and m.direction = 'out' and m.agent_id is not null and not m.is_automatic
    where p.workspace_id = ${tx.workspaceId} and (p.contact_id = any(${customers}::uuid[]) or p.id = any(${customers}::uuid[]))
    order by m.occurred_at, m.received_seq`.execute(tx);
  return rows;
}
