import * as contract from '#contract/triage.ts';
import * as sampled from '#contract/triage-sample.ts';
import * as tried from '#contract/triage-trial.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import { override } from './commands.ts';
import { countDays, countWeeks, exportSample } from './figures.ts';
import { getTriage } from './queries.ts';
import { judgeSample, listSample } from './sample.ts';
import { cancelTrial, startTrial } from './trial/commands.ts';
import { readTrial } from './trial/rows.ts';

export function triageRoutes(route: Route, { db, now }: Context): void {
  route(contract.getTriage, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => getTriage(tx, viewer, params.conversationId)),
  );
  route(contract.overrideTriage, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await override(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.takeBackTriage, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await override(tx, viewer, { ...params, decision: null }, now());
      return {};
    }),
  );
  route(sampled.getTriageFigures, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      days: await countDays(tx, now()),
      weeks: await countWeeks(tx, now()),
    })),
  );
  route(sampled.listTriageSample, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ items: await listSample(tx, viewer) })),
  );
  route(sampled.judgeTriageSample, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await judgeSample(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(sampled.exportTriageSample, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ csv: await exportSample(tx, viewer, now()) })),
  );
  route(tried.getTriageTrial, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ trial: await readTrial(tx, viewer) })),
  );
  route(tried.startTriageTrial, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ trialId: await startTrial(tx, viewer, body, now()) })),
  );
  route(tried.cancelTriageTrial, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await cancelTrial(tx, viewer, params.trialId);
      return {};
    }),
  );
}
