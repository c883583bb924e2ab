import {
  assignConversation,
  countViews,
  getConversation,
  listConversations,
  listTimeline,
  markConversationRead,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
} from '#contract/conversation.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type ConversationChanges, changeConversation, markRead } from './commands.ts';
import { getDetail } from './detail.ts';
import * as queries from './queries.ts';
import { readTimeline } from './timeline.ts';

export function conversationRoutes(route: Route, context: Context): void {
  const { db, now } = context;

  route(listConversations, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.listConversations(tx, viewer, query)),
  );
  route(countViews, async ({ viewer }) => ({
    views: await db.inWorkspace(viewer.workspaceId, (tx) => queries.countViews(tx, viewer)),
  }));
  route(getConversation, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getDetail(context, tx, viewer, params.conversationId)),
  );
  route(listTimeline, ({ viewer, params, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, params.conversationId);
      const { entries, older } = await readTimeline(tx, params.conversationId, query.before, now());
      return { items: entries, older };
    }),
  );

  const change = (viewer: Viewer, conversationId: string, changes: ConversationChanges) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, conversationId);
      await changeConversation(tx, actorOf(viewer), conversationId, changes, now());
      return { conversation: await queries.getChanged(tx, viewer, conversationId) };
    });
  route(assignConversation, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(setConversationStatus, ({ viewer, params, body: { status, snoozedUntil } }) =>
    change(viewer, params.conversationId, {
      status,
      ...(snoozedUntil === undefined ? {} : { snoozedUntil: new Date(snoozedUntil) }),
    }),
  );
  route(setConversationTags, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(setConversationPriority, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(markConversationRead, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, params.conversationId);
      if (viewer.agentId !== null) await markRead(tx, viewer.agentId, params.conversationId, now());
      return {};
    }),
  );
}
