import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { drainDeliveries } from './drain.ts';

export type Drainer = {
  /** Starts handling what is pending in that workspace, or has the run under way look once more. */
  drainSoon(workspaceId: WorkspaceId): void;
  /** Settles when nothing runs any more. */
  settled(): Promise<void>;
};

/** Handles deliveries in this very program, one run per workspace at a time; a failed run is left to the sweep. */
export function createDrainer(context: Context): Drainer {
  const wanted = new Set<WorkspaceId>();
  const running = new Map<WorkspaceId, Promise<void>>();

  const run = async (workspaceId: WorkspaceId) => {
    while (wanted.delete(workspaceId)) {
      await drainDeliveries(context, workspaceId).catch((err) =>
        context.log.warn({ err }, 'Handling deliveries was interrupted; it is tried again within seconds.'),
      );
    }
    running.delete(workspaceId);
  };

  return {
    drainSoon: (workspaceId) => {
      wanted.add(workspaceId);
      if (!running.has(workspaceId)) running.set(workspaceId, run(workspaceId));
    },
    settled: async () => {
      await Promise.all(running.values());
    },
  };
}
