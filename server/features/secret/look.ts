import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getAttachmentFile } from '#server/features/attachment/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

type Look = { attachmentId: string; reason: string };

/**
 * Takes the cover from a picture that a customer sent in private, for this viewer. The first look of each is an
 * event. Throws `not_found` out of reach and for an identity document without the right to see it,
 * `bad_request` where the policy asks for a reason and none is given.
 */
export async function lookAtPicture(
  tx: Tx,
  viewer: Viewer,
  { attachmentId, reason }: Look,
  now: Date,
): Promise<{ url: string }> {
  const file = await getAttachmentFile(tx, viewer, attachmentId);
  if (file.isIdentity && !viewer.permissions.has('personal_data.unmask')) throw notFound('attachment');
  const url = `/api/attachments/${attachmentId}`;
  if (!file.isCovered) return { url };
  const { body } = await readActive(tx, 'secrets');
  if (body.pictures.askReason && reason === '')
    throw new AppError('invalid', 'bad_request', 'Say why you look at it.', { parameters: { missing: 'reason' } });
  await sql`
    insert into attachment_look (workspace_id, attachment_id, viewer_id, at)
    values (${tx.workspaceId}, ${attachmentId}, ${viewer.agentId ?? viewer.apiKeyId}, ${now})
    on conflict on constraint attachment_look_pkey do nothing`.execute(tx);
  record(tx, {
    type: 'attachment.looked_at',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'attachment', id: attachmentId },
    ...(file.conversationId === null ? {} : { conversationId: file.conversationId }),
    detail: { reason },
  });
  return { url };
}
