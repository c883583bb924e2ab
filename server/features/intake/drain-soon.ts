import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { drainDeliveries } from './drain.ts';

export type Drainer = {
  /** Starts handling what is pending in that workspace, or has the run under way look once more. */
  drainSoon(workspaceId: WorkspaceId): void;
  /** Settles when nothing that was started here runs any more. */
  settled(): Promise<void>;
};

/** Handles deliveries in this very program; a failed run is left to the sweep. */
export function createDrainer(context: Context): Drainer {
  const running = new Set<Promise<void>>();
  return {
    drainSoon: (workspaceId) => {
      const run = drainDeliveries(context, workspaceId)
        .catch((err) =>
          context.log.warn({ err }, 'Handling deliveries was interrupted; it is tried again within seconds.'),
        )
        .finally(() => running.delete(run));
      running.add(run);
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}
