import {
  acceptProposal,
  countProposals,
  dismissProposal,
  findRelated,
  getMatter,
  linkConversation,
  listProposals,
  mergeConversations,
  splitConversation,
  undoMerge,
  undoSplit,
  unlinkConversation,
} from '#contract/matter.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as links from './links.ts';
import * as merge from './merge.ts';
import * as proposals from './proposals.ts';
import * as queries from './queries.ts';
import * as split from './split.ts';
import { undoMerge as takeApart } from './undo-merge.ts';

export function matterRoutes(route: Route, { db, now }: Context): void {
  route(getMatter, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.getMatter(tx, viewer, params.conversationId)),
  );
  route(findRelated, ({ viewer, params: { conversationId }, query: { q } }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.findRelated(tx, viewer, { conversationId, q }, now())),
  );
  route(mergeConversations, ({ viewer, params, body: { from, assigneeId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      mergeId: await merge.mergeConversations(
        tx,
        viewer,
        { intoId: params.conversationId, fromIds: from, assigneeId },
        now(),
      ),
    })),
  );
  route(undoMerge, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      conversationId: await takeApart(tx, viewer, params.mergeId, now()),
    })),
  );
  route(splitConversation, ({ viewer, params: { conversationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      split.splitConversation(tx, viewer, { conversationId, part: body }, now()),
    ),
  );
  route(undoSplit, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      conversationId: await split.undoSplit(tx, viewer, params.splitId, now()),
    })),
  );
  route(linkConversation, ({ viewer, params, body: { kind } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await links.link(tx, viewer, { ...params, kind }, now());
      return {};
    }),
  );
  route(unlinkConversation, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await links.unlink(tx, viewer, params, now());
      return {};
    }),
  );
  route(listProposals, ({ viewer, query: { cursor } }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => proposals.listProposals(tx, viewer, cursor)),
  );
  route(countProposals, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ count: await proposals.countProposals(tx, viewer) })),
  );
  route(acceptProposal, ({ viewer, params: { proposalId }, body: { assigneeId } }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => proposals.acceptProposal(tx, viewer, { proposalId, assigneeId }, now())),
  );
  route(dismissProposal, ({ viewer, params: { proposalId }, body: { dismissed } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await proposals.dismissProposal(tx, viewer, { proposalId, dismissed }, now());
      return {};
    }),
  );
}
