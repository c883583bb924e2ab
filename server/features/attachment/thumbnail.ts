import type { Context } from '#server/context.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { PictureError } from '#server/pictures/pictures.ts';
import type { AttachmentFile } from './queries.ts';
import { getShown, type Http, harmless, serveFile } from './serve.ts';

/** Answers with the small copy of a picture, or with the file itself where there is none. Throws as `serveAttachment`. */
export async function serveThumbnail(
  context: Context,
  viewer: Viewer,
  attachmentId: string,
  http: Http,
): Promise<unknown> {
  const { workspaceId } = viewer;
  const file = await getShown(context, viewer, attachmentId);
  const small = file.mimeType?.startsWith('image/') ? await readSmall(context, workspaceId, file) : null;
  if (!small) return serveFile({ ...context, workspaceId }, file, http);
  harmless(http.reply).header('content-type', 'image/webp').header('content-length', small.length);
  return Buffer.from(small);
}

type Shown = Pick<AttachmentFile, 'id' | 'sha256' | 'frames'>;

async function readSmall(
  context: Context,
  workspaceId: WorkspaceId,
  { id, sha256, frames }: Shown,
): Promise<Uint8Array | null> {
  if (sha256 === null) return null;
  const kept = await context.files.readSmall(workspaceId, sha256);
  // What was kept before there were copies gets one when it is first looked at.
  return kept ?? (frames === null ? makeSmall(context, workspaceId, { id, sha256 }) : null);
}

async function makeSmall(
  { db, files, pictures }: Context,
  workspaceId: WorkspaceId,
  { id, sha256 }: { id: string; sha256: string },
): Promise<Uint8Array | null> {
  const small = await pictures.shrink(await files.read(workspaceId, sha256)).catch((error: unknown) => {
    if (error instanceof PictureError) return null;
    throw error;
  });
  if (!small) return null;
  await files.keepSmall(workspaceId, sha256, small);
  const stands = await db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('attachment')
      .select('id')
      .where('workspace_id', '=', tx.workspaceId)
      .where('id', '=', id)
      .where('sha256', '=', sha256)
      .executeTakeFirst(),
  );
  if (stands) return small;
  // Erased while it was drawn.
  await files.delete(workspaceId, sha256);
  return null;
}
