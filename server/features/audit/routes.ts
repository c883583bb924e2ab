import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import { exportAudit, getAuditHead, listAuditEvents } from '#contract/audit.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import { exportLines, startExport } from './commands.ts';
import { readHeads } from './head-file.ts';
import type { Line } from './line.ts';
import { getHead, listEvents } from './queries.ts';
import { keyFingerprint } from './signature.ts';

export function auditRoutes(route: Route, { db, config, now, log }: Context): void {
  route(listAuditEvents, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => listEvents(tx, viewer, query)),
  );

  route(getAuditHead, async ({ viewer }) => {
    const head = await db.inWorkspace(viewer.workspaceId, (tx) => getHead(tx));
    const signed = readHeads(config.dataDir, viewer.workspaceId).at(-1);
    return {
      ...head,
      signed: signed ? { position: signed.position, at: signed.at, key: keyFingerprint(signed.publicKey) } : null,
    };
  });

  route(exportAudit, async ({ viewer, reply }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => startExport(tx, actorOf(viewer), now()));
    const seesSecrets = viewer.permissions.has('personal_data.unmask');
    const lines = exportLines(db, viewer.workspaceId, config.dataDir, { now: now(), seesSecrets });
    // A reader who goes away ends the export; nobody is left to tell.
    await sendLines(reply, lines, now()).catch((err) => log.debug({ err }, 'An audit export ended early.'));
    return {};
  });
}

async function sendLines(reply: FastifyReply, lines: AsyncGenerator<Line>, now: Date): Promise<void> {
  reply.hijack();
  const name = `earshot-audit-${now.toISOString().slice(0, 10)}.jsonl`;
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'application/jsonl; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
  await pipeline(Readable.from(asText(lines)), reply.raw);
}

async function* asText(lines: AsyncGenerator<Line>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
