import { addTask, changeTask, countTasks, listTasks, setTaskDone, setTaskRemoved, snoozeTask } from '#contract/task.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';

export function taskRoutes(route: Route, { db, now }: Context): void {
  route(listTasks, ({ viewer, query }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => queries.listTasks(tx, viewer, query, now())),
  );
  route(countTasks, ({ viewer }) => db.inWorkspace(viewer.workspaceId, (tx) => queries.countTasks(tx, viewer, now())));

  const change = (viewer: Viewer, taskId: string, work: (tx: Tx) => Promise<unknown>) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await work(tx);
      return { task: await queries.getTask(tx, viewer, taskId) };
    });
  route(addTask, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const id = await commands.addTask(tx, viewer, body, now());
      return { task: await queries.getTask(tx, viewer, id) };
    }),
  );
  route(changeTask, ({ viewer, params: { taskId }, body }) =>
    change(viewer, taskId, (tx) => commands.changeTask(tx, viewer, taskId, body, now())),
  );
  route(setTaskDone, ({ viewer, params: { taskId }, body: { done } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const next = await commands.setDone(tx, viewer, taskId, done, now());
      const task = await queries.getTask(tx, viewer, taskId);
      return { task, next: next === null ? null : await queries.getTask(tx, viewer, next) };
    }),
  );
  route(snoozeTask, ({ viewer, params: { taskId }, body: { until } }) =>
    change(viewer, taskId, (tx) => commands.snooze(tx, viewer, taskId, until, now())),
  );
  route(setTaskRemoved, ({ viewer, params: { taskId }, body: { removed } }) =>
    change(viewer, taskId, (tx) => commands.setRemoved(tx, viewer, taskId, removed, now())),
  );
}
