import { draftInvitation } from '#contract/going-private.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as invitations from './invitations.ts';

export function goingPrivateRoutes(route: Route, { db, connectors }: Context): void {
  route(draftInvitation, ({ viewer, params, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) =>
      invitations.draftInvitation(tx, viewer, { ...params, ...query }, connectors),
    ),
  );
}
