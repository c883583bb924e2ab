import {
  activatePolicy,
  discardPolicyDraft,
  getPolicy,
  getPolicyVersion,
  savePolicyDraft,
  unschedulePolicy,
} from '#contract/policy.ts';
import type { Context } from '#server/context.ts';
import { AppError } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { getVersion, readPolicy } from './queries.ts';

export function policyRoutes(route: Route, { db, now }: Context): void {
  route(getPolicy, ({ viewer, params }) => db.inWorkspace(viewer.workspaceId, (tx) => readPolicy(tx, params.kind)));
  route(getPolicyVersion, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ content: await getVersion(tx, params.kind, params.version) })),
  );
  route(savePolicyDraft, ({ viewer, params, body }) => {
    if (body.content.kind !== params.kind)
      throw new AppError('invalid', 'bad_request', 'content: is of another kind than the address names.');
    return db.inWorkspace(viewer.workspaceId, async (tx) => ({
      version: await commands.saveDraft(tx, actorOf(viewer), body.content, now()),
    }));
  });
  route(discardPolicyDraft, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.discardDraft(tx, actorOf(viewer), params.kind, now());
      return {};
    }),
  );
  route(activatePolicy, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const at = body.at === undefined ? null : new Date(body.at);
      await commands.activate(tx, actorOf(viewer), { ...params, replaces: body.replaces, at }, now());
      return readPolicy(tx, params.kind);
    }),
  );
  route(unschedulePolicy, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.unschedule(tx, actorOf(viewer), params.kind, now());
      return readPolicy(tx, params.kind);
    }),
  );
}
