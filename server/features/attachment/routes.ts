import type { FastifyInstance } from 'fastify';
import {
  describeAttachment,
  getAttachment,
  getCaptions,
  getHandedFile,
  getThumbnail,
  maxUploadBytes,
  removeAttachment,
  sendableTypes,
  uploadAttachment,
} from '#contract/attachment.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { serveAttachment, serveCaptions } from './serve.ts';
import { serveHanded } from './serve-handed.ts';
import { serveThumbnail } from './thumbnail.ts';

export function attachmentRoutes(route: Route, app: FastifyInstance, context: Context): void {
  const { db } = context;
  app.addContentTypeParser(
    [...sendableTypes, 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: maxUploadBytes },
    (_request, body, done) => done(null, body),
  );

  route(uploadAttachment, async ({ viewer, params, query, request }) => ({
    attachment: await commands.uploadAttachment(context, viewer, { home: params, ...query, body: request.body }),
  }));
  route(describeAttachment, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      attachment: await commands.describeAttachment(tx, viewer, { ...params, ...body }),
    })),
  );
  route(removeAttachment, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.removeAttachment(tx, viewer, params.attachmentId));
    return {};
  });
  route(getAttachment, ({ viewer, params, request, reply }) =>
    serveAttachment(context, viewer, params.attachmentId, { request, reply }),
  );
  route(getHandedFile, ({ query, reply }) => serveHanded(context, query.token, reply));
  route(getThumbnail, ({ viewer, params, request, reply }) =>
    serveThumbnail(context, viewer, params.attachmentId, { request, reply }),
  );
  route(getCaptions, ({ viewer, params, reply }) => serveCaptions(context, viewer, params.attachmentId, reply));
}
