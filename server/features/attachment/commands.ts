import { inlineTypes, maxPictureBytes, maxUploadBytes, sendableTypes } from '#contract/attachment.ts';
import type { AttachmentView } from '#contract/timeline.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { getPlacedContact } from '#server/features/contact/queries.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readConversation } from '#server/features/gate/queries.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { PictureError } from '#server/pictures/pictures.ts';
import { type KeptPicture, keepDrawn } from './picture.ts';
import { type AttachmentFile, getAttachmentFile, getAttachmentView } from './queries.ts';
import { kindOf, sniff } from './sniff.ts';

export { getFile } from './fetch.ts';
export { forgetFiles } from './forget.ts';
export { serveFile } from './serve.ts';

/** Where it is written, or whom a mail is for that nobody began yet. */
type Home = { conversationId: string } | { contactId: string };
/** `body` is what came over HTTP: the bytes of the file, where its type was said. */
type Upload = { home: Home; name: string; alt: string; body: unknown };

/** Adds a file to what the agent is writing. Throws `unsupported_media`, `file_too_large`, `file_type_refused`. */
export async function uploadAttachment(
  { db, files, pictures, now }: Context,
  viewer: Viewer,
  { home, name, alt, body: bytes }: Upload,
): Promise<AttachmentView> {
  await db.inWorkspace(viewer.workspaceId, async (tx) => {
    if ('contactId' in home) await getPlacedContact(tx, viewer, home.contactId);
    else await getPlaced(tx, viewer, home.conversationId);
  });
  if (!Buffer.isBuffer(bytes))
    throw new AppError('invalid', 'unsupported_media', 'Send the file itself, with its type as content-type.');
  const kind = kindOf(sniff(bytes));
  const max = kind === 'image' ? maxPictureBytes : maxUploadBytes;
  if (bytes.length > max)
    throw new AppError('too_large', 'file_too_large', `The file is too large. Make it smaller than ${max} bytes.`, {
      parameters: { max },
    });
  const keep = kind === 'image' ? keepPicture : keepSendable;
  const kept = await keep({ files, pictures }, viewer.workspaceId, bytes);
  return db.inWorkspace(viewer.workspaceId, async (tx) => {
    const id = newId(now());
    await tx
      .insertInto('attachment')
      .values({
        workspace_id: tx.workspaceId,
        id,
        ...('contactId' in home ? { contact_id: home.contactId } : { conversation_id: home.conversationId }),
        agent_id: viewer.agentId,
        kind,
        state: 'stored',
        ...kept,
        alt,
        name: name || kept.mime_type.replace('/', '.'),
        created_at: now(),
      })
      .execute();
    return getAttachmentView(tx, id);
  });
}

/** Takes pictures of the viewer's that wait for a mail to this person into the conversation that it begins. */
export async function takeWaiting(
  tx: Tx,
  viewer: Viewer,
  { contactId, conversationId, ids }: { contactId: string; conversationId: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('attachment')
    .set({ conversation_id: conversationId, contact_id: null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', ids)
    .where('contact_id', '=', contactId)
    .where('agent_id', 'is not distinct from', viewer.agentId)
    .execute();
}

/** Keeps a picture, drawn again, whatever its name says; answers what its row says of it. Throws `file_type_refused`. */
export async function keepPicture(
  context: Pick<Context, 'files' | 'pictures'>,
  workspaceId: WorkspaceId,
  bytes: Uint8Array,
): Promise<KeptPicture> {
  const mimeType = sniff(bytes);
  const isShown = inlineTypes.some((type) => type === mimeType);
  if (!isShown || kindOf(mimeType) !== 'image')
    throw new AppError(
      'invalid',
      'file_type_refused',
      'This is no picture that can be sent. Use PNG, JPEG, GIF or WebP.',
      {
        parameters: { mimeType },
      },
    );
  try {
    return await keepDrawn(context, workspaceId, bytes);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw new AppError('invalid', 'file_type_refused', 'This picture is broken, or has more pixels than can be sent.', {
      parameters: { mimeType },
    });
  }
}

/** The same for films, sounds and documents. Throws `file_type_refused`. */
async function keepSendable({ files }: Pick<Context, 'files'>, workspaceId: WorkspaceId, bytes: Uint8Array) {
  const mimeType = sniff(bytes);
  if (!sendableTypes.some((type) => type === mimeType))
    throw new AppError(
      'invalid',
      'file_type_refused',
      'This is no file that can be sent. Use a picture, MP4, WebM, MP3, M4A, OGG or PDF.',
      { parameters: { mimeType } },
    );
  return { mime_type: mimeType, size_bytes: bytes.length, sha256: await files.keep(workspaceId, bytes) };
}

export async function describeAttachment(
  tx: Tx,
  viewer: Viewer,
  { attachmentId, alt }: { attachmentId: string; alt: string },
): Promise<AttachmentView> {
  await getUnsent(tx, viewer, attachmentId);
  await tx
    .updateTable('attachment')
    .set({ alt })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', attachmentId)
    .execute();
  return getAttachmentView(tx, attachmentId);
}

/** The file stays: another message may show the same picture. */
export async function removeAttachment(tx: Tx, viewer: Viewer, attachmentId: string): Promise<void> {
  await getUnsent(tx, viewer, attachmentId);
  await tx.deleteFrom('attachment').where('workspace_id', '=', tx.workspaceId).where('id', '=', attachmentId).execute();
}

/** One that no message and no dispatch holds: what the gate saw is what leaves. */
async function getUnsent(tx: Tx, viewer: Viewer, attachmentId: string): Promise<AttachmentFile> {
  const file = await getAttachmentFile(tx, viewer, attachmentId);
  if (file.isSent || file.agentId !== viewer.agentId) throw notFound('attachment');
  if (file.conversationId === null) return file;
  // Under the gate's own lock, so that nothing passes it between this look and the change.
  const { mergedInto } = await readConversation(tx, file.conversationId, true);
  await refuseMerged(tx, file.conversationId, mergedInto !== null);
  const holder = await tx
    .selectFrom('dispatch')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', file.conversationId)
    .where('state', '<>', 'cancelled')
    .where((eb) => eb(eb.val(attachmentId), '=', eb.fn.any('attachment_ids')))
    .executeTakeFirst();
  if (holder) throw new AppError('conflict', 'too_late_to_undo', 'This file is on its way already.');
  return file;
}
