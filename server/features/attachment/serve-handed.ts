import type { FastifyReply } from 'fastify';
import type { Context } from '#server/context.ts';
import { notFound } from '#server/errors.ts';
import { readToken } from './handed.ts';
import { readOutbound } from './outbound.ts';
import { harmless } from './serve.ts';

/** Answers a network with a file that is on its way there, exactly as it goes out. Throws `not_found`. */
export async function serveHanded(context: Context, token: string, reply: FastifyReply): Promise<Buffer> {
  const { workspaceId, attachmentId, network } = readToken(context, token);
  const connector = context.connectors.find((one) => one.network === network);
  if (!connector) throw notFound('attachment');
  // What was removed meanwhile is gone for the network, too.
  const stands = await context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .selectFrom('attachment')
      .select('id')
      .where('workspace_id', '=', tx.workspaceId)
      .where('id', '=', attachmentId)
      .where('state', '=', 'stored')
      .where('sha256', 'is not', null)
      .executeTakeFirst(),
  );
  if (!stands) throw notFound('attachment');
  const [file] = await readOutbound(context, workspaceId, { ids: [attachmentId], limits: connector, network });
  if (!file) throw notFound('attachment');
  harmless(reply).header('content-type', file.mimeType).header('cache-control', 'private, no-store');
  return Buffer.from(file.bytes);
}
