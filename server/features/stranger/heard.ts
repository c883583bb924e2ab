import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** Whether the customer wrote in this conversation after that moment. */
export async function hasWrittenSince(tx: Tx, conversationId: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select from message where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
      and direction = 'in' and received_at > ${since} and asks limit 1`.execute(tx);
  return rows.length > 0;
}
