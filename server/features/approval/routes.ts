import {
  decideApproval,
  decideByLink,
  getLinkedApproval,
  linkAccounts,
  listApprovals,
  listLinkedAccounts,
} from '#contract/approval.ts';
import { countApprovals } from '#contract/approval-list.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { getAgent } from '#server/features/agent/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { getLinkHolder, readLinkedApproval, refuseUnseen, workspaceOfApprovalLink } from './link.ts';
import * as queries from './queries.ts';

/** How often one network address may try links a minute: they could be guessed at. */
const guessable = { perMinute: 60 };

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
  const linked = (token: string, work: (tx: Tx, viewer: Viewer, approvalId: string) => Promise<void>) =>
    db.inWorkspace(workspaceOfApprovalLink(token), async (tx) => {
      const { viewer, approvalId } = await getLinkHolder(tx, token, now());
      await work(tx, viewer, approvalId);
      return readLinkedApproval(tx, viewer, approvalId);
    });
  route(getLinkedApproval, ({ params }) => linked(params.token, async () => {}), guessable);
  route(
    decideByLink,
    ({ params, body }) =>
      linked(params.token, async (tx, viewer, approvalId) => {
        refuseUnseen(await readLinkedApproval(tx, viewer, approvalId), body.decision);
        const outside = { connectors, now: now(), undoMs: config.undoMs };
        await commands.decide(tx, viewer, { approvalId, ...body }, outside);
      }),
    guessable,
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
