import type { Context } from '../context.ts';
import type { WorkspaceId } from '../http/viewer.ts';

/** Periodic work in each workspace. Several programs may run it at once, so it claims what it does. */
export type Periodic = {
  name: string;
  everyMs: number;
  /** It asks networks for news, so `EARSHOT_POLL_SCALE` multiplies `everyMs`. */
  asksNetworks?: true;
  run(context: Context, workspaceId: WorkspaceId): Promise<void>;
};

/** Runs each task in turn, never twice at once here; `stop` waits for those that run. */
export function startSchedule(context: Context, tasks: readonly Periodic[]): { stop(): Promise<void> } {
  const loops = tasks.map((task) => startLoop(context, task));
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startLoop(context: Context, task: Periodic): { stop(): Promise<void> } {
  const everyMs = task.everyMs * (task.asksNetworks ? context.config.pollScale : 1);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const tick = () => {
    running = runOnce(context, task).finally(() => {
      if (!stopped) timer = setTimeout(tick, everyMs);
    });
  };
  timer = setTimeout(tick, 0);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function runOnce(context: Context, task: Periodic): Promise<void> {
  try {
    for (const workspaceId of await listWorkspaceIds(context)) await task.run(context, workspaceId);
  } catch (err) {
    context.log.warn({ err, task: task.name }, 'Periodic work failed; it is tried again.');
  }
}

/** The job side's mint of WorkspaceId. */
export async function listWorkspaceIds({ db }: Pick<Context, 'db'>): Promise<WorkspaceId[]> {
  const rows = await db.kysely.selectFrom('workspace').select('id').orderBy('created_at').execute();
  return rows.map((row) => row.id as WorkspaceId);
}
