import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** A public thread as it is looked at from one conversation. */
export type Place = {
  conversationId: string;
  threadId: string;
  origin: string;
  externalId: string;
  now: Date;
};

/** A public thread in which the conversation takes part. Throws `not_found`, also out of the viewer's reach. */
export async function getThread(
  tx: Tx,
  viewer: Viewer,
  { conversationId, threadId, now }: { conversationId: string; threadId: string; now: Date },
): Promise<Place> {
  await getPlaced(tx, viewer, conversationId);
  const { rows } = await sql<{ origin: string; external_id: string }>`
    select t.origin, t.external_id from thread t
    where t.workspace_id = ${tx.workspaceId} and t.id = ${threadId} and t.visibility = 'public'
      and exists (select from conversation_thread ct where ct.workspace_id = t.workspace_id and ct.thread_id = t.id
        and ct.conversation_id = ${conversationId})`.execute(tx);
  const [thread] = rows;
  if (!thread) throw notFound('thread');
  return { conversationId, threadId, origin: thread.origin, externalId: thread.external_id, now };
}

/** Of a message `m`: it stands in this thread for everyone to see, and its time as context has not run out. */
export function isShown({ threadId, now }: Pick<Place, 'threadId' | 'now'>): RawBuilder<unknown> {
  return sql`m.thread_id = ${threadId} and m.visibility <> 'private'
    and (m.conversation_id is not null or m.context_until > ${now})`;
}
