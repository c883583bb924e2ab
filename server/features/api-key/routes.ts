import * as contract from '#contract/api-key.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import { listApiKeys } from './queries.ts';

export function apiKeyRoutes(route: Route, { db, now }: Context): void {
  route(contract.listApiKeys, async ({ viewer }) => ({
    apiKeys: await db.inWorkspace(viewer.workspaceId, listApiKeys),
  }));
  route(contract.createApiKey, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => commands.createApiKey(tx, viewer, body, now())),
  );
  route(contract.revokeApiKey, async ({ viewer, params }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => commands.revokeApiKey(tx, viewer, params.apiKeyId, now()));
    return {};
  });
}
