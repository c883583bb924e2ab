import * as contract from '#contract/macro.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { getChanged } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { listMacros } from './queries.ts';
import { previewMacro, runMacro, shown } from './run.ts';
import { undoMacroRun } from './undo.ts';

export function macroRoutes(route: Route, { db, now, config, connectors }: Context): void {
  const within = <T>({ workspaceId }: Viewer, work: (tx: Tx) => Promise<T>) => db.inWorkspace(workspaceId, work);
  const outside = () => ({ connectors, now: now(), undoMs: config.undoMs });

  route(contract.listMacros, async ({ viewer }) => ({ macros: await within(viewer, (tx) => listMacros(tx, viewer)) }));
  route(contract.createMacro, async ({ viewer, body }) => ({
    macro: await within(viewer, (tx) => commands.createMacro(tx, viewer, body, now())),
  }));
  route(contract.changeMacro, async ({ viewer, params, body }) => ({
    macro: await within(viewer, (tx) => commands.changeMacro(tx, viewer, { ...params, ...body }, now())),
  }));
  route(contract.restoreMacro, async ({ viewer, params: { macroId } }) => ({
    macro: await within(viewer, (tx) => commands.restoreMacro(tx, viewer, macroId, now())),
  }));
  route(contract.previewMacro, async ({ viewer, params, body }) => ({
    steps: await previewMacro(db, viewer, { ...params, ...body }, outside()),
  }));
  route(contract.runMacro, async ({ viewer, params, body }) => {
    const run = await runMacro(db, viewer, { ...params, ...body }, outside());
    return { run, conversation: await within(viewer, (tx) => getChanged(tx, viewer, body.conversationId)) };
  });
  route(contract.undoMacroRun, ({ viewer, params: { runId } }) =>
    within(viewer, async (tx) => {
      const { run, left } = await undoMacroRun(tx, viewer, runId, now());
      return { run: shown(run), left, conversation: await getChanged(tx, viewer, run.conversationId) };
    }),
  );
  route(contract.deleteMacro, async ({ viewer, params: { macroId } }) => {
    await within(viewer, (tx) => commands.deleteMacro(tx, viewer, macroId, now()));
    return {};
  });
}
