import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { enqueueUnflushed } from '#server/jobs/job.ts';
import { drainJob, type Handler } from './journal.ts';

/**
 * Has a program that works handle what this one journals. A job holds its key's row until it is on disk, so it is written
 * beside the deliveries and not with them: else each group would wait for the one before. Those that ask meanwhile share
 * the next one. A job that a crash loses is written by the sweep, so nothing waits for the disk.
 */
export function createAsker({ db, log }: Pick<Context, 'db' | 'log'>): Handler {
  const asking = new Map<WorkspaceId, Promise<void>>();
  const next = new Map<WorkspaceId, Promise<void>>();

  const ask = async (workspaceId: WorkspaceId): Promise<void> => {
    try {
      await enqueueUnflushed(db.kysely, drainJob, { workspaceId }, { key: workspaceId });
    } catch (err) {
      log.warn({ err }, 'Nobody could be asked to handle deliveries; it is tried again within seconds.');
    }
  };
  const askOnce = (workspaceId: WorkspaceId): Promise<void> => {
    const run = ask(workspaceId).finally(() => asking.delete(workspaceId));
    asking.set(workspaceId, run);
    return run;
  };
  return {
    canHandleNow: () => false,
    handleNow: () => Promise.reject(new Error('This program does not handle deliveries.')),
    handleSoon: (workspaceId) => {
      const current = asking.get(workspaceId);
      if (!current) return askOnce(workspaceId);
      const waiting =
        next.get(workspaceId) ??
        current.then(() => {
          next.delete(workspaceId);
          return askOnce(workspaceId);
        });
      next.set(workspaceId, waiting);
      return waiting;
    },
  };
}
