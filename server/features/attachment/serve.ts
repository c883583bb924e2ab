import type { FastifyReply, FastifyRequest } from 'fastify';
import { inlineTypes } from '#contract/attachment.ts';
import type { Context } from '#server/context.ts';
import { AppError, notFound } from '#server/errors.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { type AttachmentFile, getAttachmentFile, type ServedFile } from './queries.ts';

export type Http = { request: FastifyRequest; reply: FastifyReply };

/** Answers with a file that the viewer reaches through its conversation. */
export async function serveAttachment(
  context: Context,
  viewer: Viewer,
  attachmentId: string,
  http: Http,
): Promise<unknown> {
  const file = await getShown(context, viewer, attachmentId);
  return serveFile({ ...context, workspaceId: viewer.workspaceId }, file, http);
}

/** The file that the viewer may look at. Throws `not_found`, and `not_possible_here` for what is still covered. */
export async function getShown({ db }: Context, viewer: Viewer, attachmentId: string): Promise<AttachmentFile> {
  const file = await db.inWorkspace(viewer.workspaceId, (tx) => getAttachmentFile(tx, viewer, attachmentId));
  if (file.isIdentity && !viewer.permissions.has('personal_data.unmask')) throw notFound('attachment');
  if (file.isCovered)
    throw new AppError(
      'forbidden',
      'not_possible_here',
      'A customer sent this picture in private. It is covered until you look at it.',
    );
  return file;
}

/**
 * Answers with the file so that it can do no harm: its type is the one we found in its bytes, nothing is guessed,
 * nothing in it runs, and what is not a known picture, sound or film is only downloaded.
 */
export async function serveFile(
  { files, workspaceId }: Pick<Context, 'files'> & { workspaceId: WorkspaceId },
  file: ServedFile,
  { request, reply }: Http,
): Promise<unknown> {
  if (file.state !== 'stored' || !file.sha256 || file.sizeBytes === null) throw notFound('attachment');
  const isInline = inlineTypes.some((type) => type === file.mimeType);
  const range = rangeOf(request.headers.range, file.sizeBytes);
  const stream = await files.stream(workspaceId, file.sha256, range ?? undefined);
  if (!stream) throw notFound('attachment');
  harmless(reply)
    .header('content-type', isInline ? (file.mimeType ?? '') : 'application/octet-stream')
    .header(
      'content-disposition',
      `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name || file.id)}`,
    )
    .header('accept-ranges', 'bytes');
  if (range) {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
    reply.header('content-length', range.end - range.start + 1);
  } else reply.header('content-length', file.sizeBytes);
  return stream;
}

/** Answers with the captions of a film or a sound. Throws `not_found` when it has none. */
export async function serveCaptions(
  { db }: Context,
  viewer: Viewer,
  attachmentId: string,
  reply: FastifyReply,
): Promise<string> {
  const { captions } = await db.inWorkspace(viewer.workspaceId, (tx) => getAttachmentFile(tx, viewer, attachmentId));
  if (captions === null) throw notFound('attachment');
  harmless(reply).header('content-type', 'text/vtt; charset=utf-8');
  return captions;
}

/** Headers by which what is served can do nothing where it is shown. */
export function harmless(reply: FastifyReply): FastifyReply {
  return (
    reply
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      // The content never changes, but who may see it does.
      .header('cache-control', 'private, max-age=3600')
  );
}

/** One range as a video player asks for it; anything else is answered whole. */
export function rangeOf(header: string | undefined, sizeBytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match) return null;
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), sizeBytes - 1) : sizeBytes - 1;
  return start <= end ? { start, end } : null;
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
