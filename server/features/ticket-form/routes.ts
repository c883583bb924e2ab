import { addFormFile, createTicketForm, getTicketForm, submitTicketForm } from '#contract/ticket-form.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { findMailbox, getForm, workspaceOfForm } from './queries.ts';

/** How often one network address may call a minute: links could be guessed at, and forms filled by programs. */
const guessable = { perMinute: 30 };

export function ticketFormRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  route(createTicketForm, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const { path, expiresAt } = await commands.createForm(tx, viewer, params.conversationId, body, now());
      return { path, expiresAt: expiresAt.toISOString() };
    }),
  );
  route(
    getTicketForm,
    ({ params: { token } }) =>
      db.inWorkspace(workspaceOfForm(token), async (tx) => {
        const { workspaceName, about, expiresAt } = await getForm(tx, token, now());
        const wantsMail = (await findMailbox(tx)) !== null;
        return { workspaceName, about, wantsMail, expiresAt: expiresAt.toISOString() };
      }),
    guessable,
  );
  route(
    addFormFile,
    async ({ params, query, request }) => {
      if (!Buffer.isBuffer(request.body))
        throw new AppError('invalid', 'unsupported_media', 'Send the picture itself, with its type as content-type.');
      return { id: await commands.addFile(context, { ...params, ...query, bytes: request.body }) };
    },
    guessable,
  );
  route(
    submitTicketForm,
    async ({ params, body }) => {
      await commands.submitForm(context, { ...params, ...body });
      return {};
    },
    guessable,
  );
}
