import { sql } from 'kysely';
import type { ConversationDetail, PastConversation } from '#contract/conversation.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { decodeCursor, encodeCursor, TimeAndId } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { withinReach } from './queries.ts';
import { previewLength } from './rows.ts';

/** How many other conversations of the same person a page lists. */
const shown = 10;

type Stored = Omit<PastConversation, 'opening' | 'lastMessageAt'> & { opening: string | null; at: string };

/** A page of the other conversations of the same person within the viewer's sight, newest first. */
export async function readHistory(
  tx: Tx,
  viewer: Viewer,
  { id, profile }: Pick<ConversationRow, 'id' | 'profile'>,
  cursor?: string,
): Promise<ConversationDetail['history']> {
  const after = cursor === undefined ? null : decodeCursor(cursor, TimeAndId);
  const place = after ? sql`(c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`;
  const { rows } = await sql<Stored>`
    select c.id, c.number, c.status, p.network, ${exactInstant('c.last_message_at')} as at, (
      select left(m.text, ${previewLength}::int) from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.deleted_at is null
      order by m.occurred_at, m.received_seq limit 1
    ) as opening
    from profile p join conversation c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where p.workspace_id = ${tx.workspaceId} and (p.id = ${profile.id} or p.contact_id = ${profile.contactId})
      and c.id <> ${id} and c.merged_into is null and ${place} and ${withinReach(viewer)}
    order by c.last_message_at desc, c.id desc limit ${shown + 1}`.execute(tx);
  const page = rows.slice(0, shown);
  const last = page.at(-1);
  return {
    items: page.map(({ at, opening, ...past }) => ({
      ...past,
      opening: opening ?? '',
      lastMessageAt: new Date(at).toISOString(),
    })),
    next: rows.length > shown && last ? encodeCursor([last.at, last.id]) : null,
  };
}
