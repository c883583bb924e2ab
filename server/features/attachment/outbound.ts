import { ConnectorError } from '#connectors/connector-error.ts';
import type { Limits } from '#connectors/limits.ts';
import type { OutboundAttachment } from '#connectors/outbound.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { PictureError } from '#server/pictures/pictures.ts';
import { isFitted } from './fitting.ts';
import { addressOf } from './handed.ts';

/**
 * What a dispatch carries to the network, in order, each picture as the network takes it; with an address where the network
 * fetches files. Throws when a file is missing.
 */
export async function readOutbound(
  context: Pick<Context, 'config' | 'db' | 'files' | 'now' | 'pictures' | 'secretBox'>,
  workspaceId: WorkspaceId,
  { ids, limits, network }: { ids: readonly string[]; limits: Limits; network: string },
): Promise<OutboundAttachment[]> {
  if (ids.length === 0) return [];
  const rows = await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('attachment')
      .select(['id', 'name', 'mime_type as mimeType', 'size_bytes as sizeBytes', 'sha256', 'alt'])
      .select(['width', 'height', 'frames'])
      .where('workspace_id', '=', workspaceId)
      .where('id', 'in', ids)
      .execute(),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const read: OutboundAttachment[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (!row?.sha256 || !row.mimeType || row.sizeBytes === null) throw new Error(`Attachment ${id} has no file.`);
    const { name, mimeType, alt, sizeBytes } = row;
    const kept = { name, mimeType, alt, bytes: await context.files.read(workspaceId, row.sha256) };
    const isBare = row.frames !== null || !mimeType.startsWith('image/');
    const bare = isBare ? kept : await strip(context, kept);
    const measured = { ...row, mimeType: bare.mimeType, sizeBytes: isBare ? sizeBytes : bare.bytes.length };
    const fitted = isFitted(measured, limits.images) ? await refit(context, bare, limits) : bare;
    const address = limits.fetchesFiles && addressOf(context, { workspaceId, attachmentId: id, network });
    read.push({ ...fitted, ...(address && { address }) });
  }
  return read;
}

/** Added before pictures were drawn again: it may still say where it was taken. */
async function strip({ pictures }: Pick<Context, 'pictures'>, file: OutboundAttachment): Promise<OutboundAttachment> {
  const { bytes, mimeType } = await drawing(file, pictures.redraw(file.bytes));
  return { ...file, bytes, mimeType };
}

async function refit(
  { pictures }: Pick<Context, 'pictures'>,
  file: OutboundAttachment,
  { images }: Limits,
): Promise<OutboundAttachment> {
  const fit = { maxBytes: images?.maxBytes ?? 0, maxPixels: images?.maxPixels };
  const bytes = await drawing(file, pictures.fit(file.bytes, fit));
  return { ...file, bytes, mimeType: 'image/jpeg', name: `${file.name.replace(/\.\w{1,5}$/, '')}.jpg` };
}

async function drawing<T>({ name }: OutboundAttachment, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof PictureError)) throw cause;
    throw new ConnectorError('invalid_request', `${name} cannot be read as a picture. Send another one.`, { cause });
  }
}
