import {
  cancelSimulation,
  getSimulation,
  listSimulations,
  previewPolicy,
  startSimulation,
} from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as preview from './preview.ts';
import * as queries from './queries.ts';

export function simulationRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  route(startSimulation, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const id = await commands.startSimulation(tx, viewer, body, now());
      return { simulation: await queries.getSimulation(tx, viewer, id) };
    }),
  );
  route(listSimulations, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ simulations: await queries.listSimulations(tx, viewer) })),
  );
  route(getSimulation, ({ viewer, params: { simulationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      simulation: await queries.getSimulation(tx, viewer, simulationId),
    })),
  );
  route(cancelSimulation, ({ viewer, params: { simulationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.cancelSimulation(tx, viewer, simulationId);
      return { simulation: await queries.getSimulation(tx, viewer, simulationId) };
    }),
  );
  route(previewPolicy, ({ viewer, body }) => preview.previewPolicy(context, viewer, body));
}
