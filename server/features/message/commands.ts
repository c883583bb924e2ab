import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { toTokens } from '#server/features/search/commands.ts';

/**
 * Puts a newer text in a message's place; the one before is kept as a version, under the moment since which it stood.
 * Answers the text before; null when this very text stands there already.
 */
export async function replaceText(tx: Tx, messageId: string, text: string, editedAt: Date): Promise<string | null> {
  const { rows } = await sql<{ before: string }>`
    with kept as (
      insert into message_version (workspace_id, message_id, n, text, at)
      select m.workspace_id, m.id, (select count(*) from message_version v where v.workspace_id = m.workspace_id and v.message_id = m.id),
        m.text, coalesce(m.edited_at, m.occurred_at)
      from message m where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.text <> ${text}
      returning text
    )
    update message set text = ${text}, edited_at = ${editedAt}, tokens = array_to_tsvector(${toTokens(text)}::text[])
    from kept where workspace_id = ${tx.workspaceId} and id = ${messageId}
    returning kept.text as before`.execute(tx);
  return rows[0]?.before ?? null;
}
