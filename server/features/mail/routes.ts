import { beginMail, checkMail, listMailWays, uploadMailFile } from '#contract/mail.ts';
import type { Context } from '#server/context.ts';
import { uploadAttachment } from '#server/features/attachment/commands.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function mailRoutes(route: Route, context: Context): void {
  route(listMailWays, ({ viewer, params }) =>
    context.db.inWorkspace(viewer.workspaceId, (tx) => queries.listMailWays(tx, viewer, params.contactId)),
  );
  route(uploadMailFile, async ({ viewer, params, query, request }) => ({
    attachment: await uploadAttachment(context, viewer, { home: params, ...query, body: request.body }),
  }));
  route(beginMail, ({ viewer, params, body }) => commands.beginMail(context, viewer, { ...params, input: body }));
  route(checkMail, async ({ viewer, params, body }) => ({
    checks: await commands.checkMail(context, viewer, { ...params, input: body }),
  }));
}
