import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** What the row of a picture says of it. */
export type KeptPicture = {
  mime_type: string;
  size_bytes: number;
  sha256: string;
  width: number;
  height: number;
  frames: number;
};

/** Draws a picture again and keeps that, its small copy beside it, instead of what came. Throws PictureError. */
export async function keepDrawn(
  { files, pictures }: Pick<Context, 'files' | 'pictures'>,
  workspaceId: WorkspaceId,
  came: Uint8Array,
): Promise<KeptPicture> {
  const { bytes, mimeType, width, height, frames, small } = await pictures.redraw(came);
  const sha256 = await files.keep(workspaceId, bytes);
  if (small) await files.keepSmall(workspaceId, sha256, small);
  return { mime_type: mimeType, size_bytes: bytes.length, sha256, width, height, frames };
}
