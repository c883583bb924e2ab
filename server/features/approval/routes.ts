import { countApprovals, decideApproval, linkAccounts, listApprovals, listLinkedAccounts } from '#contract/approval.ts';
import type { Context } from '#server/context.ts';
import { getAgent } from '#server/features/agent/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function approvalRoutes(route: Route, { db, now, config, connectors }: Context): void {
  route(listApprovals, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      approvals: await queries.listApprovals(tx, viewer, query.list, now()),
    })),
  );
  route(countApprovals, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ waiting: await queries.countWaiting(tx, viewer, now()) })),
  );
  route(decideApproval, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const outside = { connectors, now: now(), undoMs: config.undoMs };
      await commands.decide(tx, viewer, { ...params, ...body }, outside);
      return { approval: await queries.getApproval(tx, viewer, params.approvalId) };
    }),
  );
  route(linkAccounts, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.linkAccounts(tx, actorOf(viewer), { ...params, ...body }, now());
      return { others: await queries.listLinked(tx, params.agentId) };
    }),
  );
  route(listLinkedAccounts, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getAgent(tx, params.agentId);
      return { others: await queries.listLinked(tx, params.agentId) };
    }),
  );
}
