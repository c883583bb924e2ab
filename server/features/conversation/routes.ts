import {
  assignConversation,
  countConversations,
  countViews,
  followConversation,
  getConversation,
  listConversations,
  listHistory,
  markConversationRead,
  markConversationUnread,
  setConversationPriority,
  setConversationStatus,
  setConversationTags,
  setConversationTier,
  unfollowConversation,
} from '#contract/conversation.ts';
import { readFilter, standardFilter, type ViewFilter } from '#contract/filter.ts';
import { listTimeline } from '#contract/timeline.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import { changeAs, type Leave } from '#server/features/handling/commands.ts';
import { readNoticesOf } from '#server/features/notification/commands.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type ConversationChanges, changeConversation, follow, markRead, markUnread, unfollow } from './commands.ts';
import { getDetail } from './detail.ts';
import { readHistory } from './history.ts';
import * as queries from './queries.ts';
import { keeperAt } from './tier.ts';
import { readTimeline } from './timeline.ts';

export function conversationRoutes(route: Route, context: Context): void {
  const { db, now } = context;

  route(listConversations, async ({ viewer, query: { view, filter: text, ...query } }) => {
    const filter = text === undefined ? standardFilter(view) : parseFilter(text);
    return db.inWorkspace(viewer.workspaceId, (tx) =>
      queries.listConversations(tx, viewer, { filter, ...query }, now()),
    );
  });
  route(countViews, async ({ viewer }) => ({
    views: await db.inWorkspace(viewer.workspaceId, (tx) => queries.countViews(tx, viewer, now())),
  }));
  route(countConversations, async ({ viewer, query }) => {
    const filter = parseFilter(query.filter);
    return {
      count: await db.inWorkspace(viewer.workspaceId, (tx) => queries.countFilter(tx, viewer, filter, now())),
    };
  });
  route(getConversation, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getDetail(context, tx, viewer, params.conversationId)),
  );
  route(listTimeline, ({ viewer, params, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, params.conversationId);
      const { entries, older } = await readTimeline(tx, params.conversationId, query.before);
      return { items: entries, older };
    }),
  );

  route(listHistory, ({ viewer, params, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const conversation = await queries.getConversation(tx, viewer, params.conversationId);
      return readHistory(tx, viewer, conversation, query.cursor);
    }),
  );

  const change = (viewer: Viewer, conversationId: string, changes: ConversationChanges & Leave) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await changeAs(tx, viewer, conversationId, changes, now());
      return { conversation: await queries.getChanged(tx, viewer, conversationId) };
    });
  route(assignConversation, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(
    setConversationStatus,
    ({ viewer, params, body: { status, snoozedUntil, heldBy, leaveUnanswered, leaveTasks } }) =>
      change(viewer, params.conversationId, {
        status,
        leave: leaveUnanswered,
        leaveTasks,
        ...(heldBy === undefined ? {} : { heldBy }),
        ...(snoozedUntil === undefined ? {} : { snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil) }),
      }),
  );
  route(setConversationTags, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(setConversationPriority, ({ viewer, params, body }) => change(viewer, params.conversationId, body));
  route(setConversationTier, ({ viewer, params, body: { tier, reason, assigneeId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const placed = await queries.getPlaced(tx, viewer, params.conversationId);
      const wanted = { tier, reason, ...(await keeperAt(tx, tier, placed.assigneeId, assigneeId)) };
      await changeConversation(tx, actorOf(viewer), params.conversationId, wanted, now());
      return { conversation: await queries.getChanged(tx, viewer, params.conversationId) };
    }),
  );
  route(markConversationRead, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, params.conversationId);
      if (viewer.agentId === null) return {};
      await markRead(tx, viewer.agentId, params.conversationId, now());
      await readNoticesOf(tx, viewer.agentId, params.conversationId, now());
      return {};
    }),
  );
  route(markConversationUnread, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, params.conversationId);
      if (viewer.agentId !== null) await markUnread(tx, viewer.agentId, params.conversationId, now());
      return {};
    }),
  );

  const setFollowing = (viewer: Viewer, conversationId: string, isFollowing: boolean) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await queries.getPlaced(tx, viewer, conversationId);
      const { agentId } = viewer;
      if (agentId === null)
        throw new AppError('invalid', 'not_possible_here', 'Only a person can follow a conversation.');
      if (isFollowing) await follow(tx, actorOf(viewer), conversationId, [agentId], now());
      else await unfollow(tx, actorOf(viewer), conversationId, agentId, now());
      return { conversation: await queries.getChanged(tx, viewer, conversationId) };
    });
  route(followConversation, ({ viewer, params }) => setFollowing(viewer, params.conversationId, true));
  route(unfollowConversation, ({ viewer, params }) => setFollowing(viewer, params.conversationId, false));
}

function parseFilter(text: string): ViewFilter {
  const filter = readFilter(text);
  if (filter) return filter;
  throw new AppError('invalid', 'bad_request', 'filter: is not the JSON of a filter with attributes that exist.');
}
