import type { ReplyInput } from '#contract/dispatch.ts';
import { checkTemplate, listTemplates, sendTemplate, type Template, type TemplateInput } from '#contract/template.ts';
import type { Context } from '#server/context.ts';
import { AppError, notFound } from '#server/errors.ts';
import { saySomething } from '#server/features/dispatch/commands.ts';
import { askGate } from '#server/features/gate/commands.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { fillTemplate, valuesOf } from './fill.ts';
import { findAccount } from './queries.ts';
import { createShelf } from './shelf.ts';

export function templateRoutes(route: Route, context: Context): void {
  const { db, now, config, connectors } = context;
  const shelf = createShelf(context);
  const outside = () => ({ connectors, now: now(), undoMs: config.undoMs });

  const listFor = async (viewer: Viewer, conversationId: string): Promise<Template[]> => {
    const channelId = await db.inWorkspace(viewer.workspaceId, (tx) => findAccount(tx, viewer, conversationId));
    return channelId === null ? [] : shelf(viewer.workspaceId, channelId);
  };
  /** What is asked to be sent, word for word. Throws `not_found` for a template that is not approved (any more). */
  const filled = async (viewer: Viewer, conversationId: string, body: TemplateInput) => {
    const { name, language } = body;
    const found = (await listFor(viewer, conversationId)).find((one) => one.name === name && one.language === language);
    if (!found) throw notFound('template');
    const values = valuesOf(found, body.values);
    const text = fillTemplate(found, values);
    if (text === null) throw new AppError('invalid', 'bad_request', 'Every place of the template has to be filled.');
    const { clientKey, seenVersion, accepted } = body;
    const input: ReplyInput = {
      ...{ clientKey, seenVersion, accepted, text, stage: 'private', attachmentIds: [], addresseeIds: [] },
      ...(found.category === 'marketing' ? { purpose: 'marketing' } : {}),
    };
    return { conversationId, input, template: { name, language, values } };
  };

  route(listTemplates, async ({ viewer, params }) => ({ templates: await listFor(viewer, params.conversationId) }));
  route(checkTemplate, async ({ viewer, params, body }) => {
    const wanted = await filled(viewer, params.conversationId, body);
    return {
      checks: await db.inWorkspace(viewer.workspaceId, (tx) =>
        askGate(tx, viewer, { kind: 'text', ...wanted }, outside()),
      ),
    };
  });
  route(sendTemplate, async ({ viewer, params, body }) => {
    const wanted = await filled(viewer, params.conversationId, body);
    return db.inWorkspace(viewer.workspaceId, (tx) => saySomething(tx, viewer, wanted, outside()));
  });
}
