import { sql } from 'kysely';
import type { VerificationPolicy } from '#contract/verification-policy.ts';
import type { Tx } from '#server/db/client.ts';
import type { Matter } from './needed.ts';

/** What the matter of a conversation is, as far as the rules ask. */
export async function readMatter(tx: Tx, conversationId: string, { rules }: VerificationPolicy): Promise<Matter> {
  const asksWords = rules.some(({ when }) => when.words !== undefined);
  const { rows } = await sql<Matter>`
    select c.category, c.priority,
      array(select t.name from conversation_tag x join tag t on t.workspace_id = x.workspace_id and t.id = x.tag_id
        where x.workspace_id = c.workspace_id and x.conversation_id = c.id) as tags,
      case when ${asksWords} then (select coalesce(string_agg(m.text, ' '), '') from message m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null)
        else '' end as said
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  const [matter] = rows;
  if (!matter) throw new Error(`There is no conversation ${conversationId}.`);
  return matter;
}
