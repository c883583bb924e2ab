import { previewOutOfHours } from '#contract/out-of-hours.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { previewTexts } from './preview.ts';

export function acknowledgementRoutes(route: Route, { db, now }: Context): void {
  route(previewOutOfHours, async ({ viewer, body: { policy } }) => ({
    samples: await db.inWorkspace(viewer.workspaceId, (tx) => previewTexts(tx, policy, now())),
  }));
}
