import { sql } from 'kysely';
import type { ConversationRef } from '#contract/matter.ts';
import type { Tx } from '#server/db/client.ts';
import { preview, readSurvivors, withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Stored = Omit<ConversationRef, 'preview' | 'previewDeletedBy' | 'lastMessageAt'> & {
  preview: string | null;
  deleted_by: ConversationRef['previewDeletedBy'];
  last_message_at: Date;
};

/** Those of these conversations that the viewer reaches, by id. */
export async function readRefs(
  tx: Tx,
  viewer: Viewer,
  conversationIds: readonly string[],
): Promise<Map<string, ConversationRef>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<Stored>`
    select c.id, c.number, c.status, p.network, p.name, p.handle, c.last_message_at, newest.preview, newest.deleted_by
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join lateral (
      select ${preview} from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.occurred_at desc, m.received_seq desc limit 1
    ) newest on true
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and ${withinReach(viewer)}`.execute(
    tx,
  );
  return new Map(
    rows.map(({ last_message_at, preview: words, deleted_by, ...row }) => [
      row.id,
      { ...row, preview: words ?? '', previewDeletedBy: deleted_by, lastMessageAt: last_message_at.toISOString() },
    ]),
  );
}

/** What these conversations are today: by the id asked for, the one that it is or became part of, within reach. */
export async function readRefsToday(
  tx: Tx,
  viewer: Viewer,
  conversationIds: readonly string[],
): Promise<Map<string, ConversationRef>> {
  const survivors = await readSurvivors(tx, [...new Set(conversationIds)]);
  const refs = await readRefs(
    tx,
    viewer,
    [...survivors.values()].map(({ id }) => id),
  );
  return new Map(
    [...survivors].flatMap(([asked, { id }]) => {
      const ref = refs.get(id);
      return ref ? [[asked, ref] as const] : [];
    }),
  );
}
