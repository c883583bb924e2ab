import { sql } from 'kysely';
import type { AttachmentView } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getAttachmentFile, getAttachmentView } from '#server/features/attachment/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { earliest } from './when.ts';

type Marking = { attachmentId: string; isIdentity: boolean };

/**
 * A person says that a picture shows an identity document, or that it does not after all. Throws `not_found` out of reach,
 * `not_possible_here` for what is no picture of a message.
 */
export async function markIdentity(
  tx: Tx,
  viewer: Viewer,
  { attachmentId, isIdentity }: Marking,
  now: Date,
): Promise<AttachmentView> {
  await getAttachmentFile(tx, viewer, attachmentId);
  const picture = await tx
    .selectFrom('attachment as a')
    .innerJoin('message as m', (join) =>
      join.onRef('m.workspace_id', '=', 'a.workspace_id').onRef('m.id', '=', 'a.message_id'),
    )
    .select(['a.kind', 'm.id as messageId', 'm.conversation_id as conversationId'])
    .where('a.workspace_id', '=', tx.workspaceId)
    .where('a.id', '=', attachmentId)
    .executeTakeFirst();
  if (picture?.kind !== 'image')
    throw new AppError('refused', 'not_possible_here', 'Only a picture in a message can be marked so.');
  const { messageId, conversationId } = picture;
  const isChanged = isIdentity
    ? await mark(tx, viewer, { attachmentId, messageId }, now)
    : await unmark(tx, attachmentId);
  if (isChanged)
    record(tx, {
      type: 'attachment.identity_marked',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'attachment', id: attachmentId },
      ...(conversationId === null ? {} : { conversationId }),
      detail: { marked: isIdentity },
    });
  return getAttachmentView(tx, attachmentId);
}

type Picture = { attachmentId: string; messageId: string };

async function mark(tx: Tx, viewer: Viewer, { attachmentId, messageId }: Picture, now: Date): Promise<boolean> {
  const kinds = ['identity_image'];
  const dueAt = earliest((await readActive(tx, 'secrets')).body, kinds, now);
  const { rows } = await sql`
    insert into secret (workspace_id, id, message_id, attachment_id, kinds, found_at, marked_by, due_at)
    values (${tx.workspaceId}, ${newId(now)}, ${messageId}, ${attachmentId}, ${kinds}::text[], ${now}, ${viewer.agentId}, ${dueAt})
    on conflict on constraint secret_once do nothing returning id`.execute(tx);
  await wakeAt(tx, [dueAt]);
  return rows.length > 0;
}

async function unmark(tx: Tx, attachmentId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from secret
    where workspace_id = ${tx.workspaceId} and attachment_id = ${attachmentId} and not is_private_picture and cut_at is null returning id`.execute(
    tx,
  );
  return rows.length > 0;
}

/** These came in again, with the secrets that were cut: what came in is cut as well, at once. */
export async function cutAgain(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  if (messageIds.length === 0) return;
  const { rows } = await sql`
    update secret set cut_at = null, due_at = ${now}
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[]) and attachment_id is null
      and cut_at is not null
    returning id`.execute(tx);
  if (rows.length > 0) await wakeAt(tx, [now]);
}
