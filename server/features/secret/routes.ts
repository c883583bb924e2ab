import { getPictureRules, lookAtPicture, markIdentity } from '#contract/secret.ts';
import type { Context } from '#server/context.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as look from './look.ts';

export function secretRoutes(route: Route, { db, now }: Context): void {
  route(lookAtPicture, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => look.lookAtPicture(tx, viewer, { ...params, ...body }, now())),
  );
  route(getPictureRules, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      askReason: (await readActive(tx, 'secrets')).body.pictures.askReason,
    })),
  );
  route(markIdentity, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      attachment: await commands.markIdentity(tx, viewer, { ...params, ...body }, now()),
    })),
  );
}
