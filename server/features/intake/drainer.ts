import type { Context } from '#server/context.ts';
import { drainDeliveries, handleAtOnce, isDraining } from './drain.ts';
import { createExpectations } from './expected.ts';
import type { Handler } from './journal.ts';

export type Drainer = Handler & {
  /** Settles when nothing that was started here runs any more. */
  settled(): Promise<void>;
};

/** Networks want their answer within seconds, and what is larger may hold thousands of items. */
const lightBytes = 64 * 1024;

/** Handles deliveries in this very program; a failed run is left to the sweep. */
export function createDrainer(context: Context): Drainer {
  const running = new Set<Promise<void>>();
  const expectations = createExpectations();
  return {
    canHandleNow: (workspaceId, [first, ...more]) =>
      first !== undefined && more.length === 0 && first.body.length <= lightBytes && !isDraining(workspaceId),
    handleNow: (tx, written) => handleAtOnce(context, tx, written, expectations),
    handleSoon: (workspaceId) => {
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
