import * as contract from '#contract/saved-reply.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { getConversation } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { fillOpening, fillReply } from './fill.ts';
import { exportSavedReplies, importSavedReplies } from './import.ts';
import { readPlace } from './place.ts';
import { getSavedReply, listSavedReplies } from './queries.ts';
import { suggestReplies } from './suggestions.ts';

export function savedReplyRoutes(route: Route, { db, now, connectors }: Context): void {
  const within = <T>({ workspaceId }: Viewer, work: (tx: Tx) => Promise<T>) => db.inWorkspace(workspaceId, work);

  route(contract.listSavedReplies, async ({ viewer, query: { conversationId } }) => ({
    replies: await within(viewer, async (tx) => {
      const here = conversationId === undefined ? null : await getConversation(tx, viewer, conversationId);
      const replies = await listSavedReplies(tx, viewer, { now: now(), here });
      if (conversationId === undefined) return replies;
      const place = await readPlace(tx, viewer, { conversationId, mode: 'note' }, connectors);
      return replies.map((reply) => ({ ...reply, opening: fillOpening(reply.opening, place) }));
    }),
  }));
  route(contract.suggestSavedReplies, async ({ viewer, params: { conversationId } }) => ({
    replies: await within(viewer, async (tx) => {
      const place = await readPlace(tx, viewer, { conversationId, mode: 'note' }, connectors);
      const { language, network } = place;
      const found = await suggestReplies(tx, viewer, { conversationId, language, network, now: now() });
      return found.map((reply) => ({ ...reply, opening: fillOpening(reply.opening, place) }));
    }),
  }));
  route(contract.exportSavedReplies, async ({ viewer, reply }) => {
    const csv = await within(viewer, (tx) => exportSavedReplies(tx, viewer, now()));
    const day = now().toISOString().slice(0, 10);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="earshot-saved-replies-${day}.csv"`)
      .header('cache-control', 'no-store')
      .send(csv);
    return {};
  });
  route(contract.importSavedReplies, ({ viewer, body }) =>
    within(viewer, (tx) => importSavedReplies(tx, viewer, body, { connectors, now: now() })),
  );
  route(contract.previewSavedReply, ({ viewer, body: { variants, ...where } }) =>
    within(viewer, async (tx) => {
      const place = await readPlace(tx, viewer, where, connectors);
      return fillReply({ variants, isExpired: false, mode: where.mode }, place);
    }),
  );
  route(contract.getSavedReply, async ({ viewer, params: { replyId } }) => ({
    reply: await within(viewer, (tx) => getSavedReply(tx, viewer, replyId, { now: now() })),
  }));
  route(contract.fillSavedReply, ({ viewer, params: { replyId }, body }) =>
    within(viewer, async (tx) => {
      const reply = await getSavedReply(tx, viewer, replyId, { now: now() });
      const place = await readPlace(tx, viewer, body, connectors);
      return fillReply({ ...reply, mode: body.mode }, place);
    }),
  );
  route(contract.createSavedReply, async ({ viewer, body }) => ({
    reply: await within(viewer, (tx) => commands.createSavedReply(tx, viewer, body, now())),
  }));
  route(contract.changeSavedReply, async ({ viewer, params, body }) => ({
    reply: await within(viewer, (tx) => commands.changeSavedReply(tx, viewer, { ...params, ...body }, now())),
  }));
  route(contract.releaseSavedReply, async ({ viewer, params, body }) => ({
    reply: await within(viewer, (tx) => commands.releaseSavedReply(tx, viewer, { ...params, ...body }, now())),
  }));
  route(contract.deleteSavedReply, async ({ viewer, params: { replyId } }) => {
    await within(viewer, (tx) => commands.deleteSavedReply(tx, viewer, replyId, now()));
    return {};
  });
  route(contract.restoreSavedReply, async ({ viewer, params: { replyId } }) => ({
    reply: await within(viewer, (tx) => commands.restoreSavedReply(tx, viewer, replyId, now())),
  }));
}
