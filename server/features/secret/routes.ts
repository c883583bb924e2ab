import { markIdentity } from '#contract/secret.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';

export function secretRoutes(route: Route, { db, now }: Context): void {
  route(markIdentity, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      attachment: await commands.markIdentity(tx, viewer, { ...params, ...body }, now()),
    })),
  );
}
