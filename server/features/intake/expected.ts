import { isDeepStrictEqual } from 'node:util';
import type { Journalled, JournalledDelivery } from './parse.ts';
import type { PendingDelivery } from './pending.ts';

/** A delivery that was just written, whether or not it came as part of a back-fill. */
export type Written = Journalled & { isBackfill: boolean };

/**
 * What deliveries will look like when they are read back, if the accounts they came for are still as they were for the last
 * ones: who waits for one need not wait until it was read. What is read says whether that was so.
 */
export function createExpectations() {
  const last = new Map<string, Pick<JournalledDelivery, 'origin' | 'account' | 'isHalted'>>();
  return {
    note: (read: readonly PendingDelivery[]): void => {
      for (const one of read) {
        if (one.channelId === null) continue;
        const { channelId, origin, account, isHalted } = one;
        last.set(channelId, { origin, account, isHalted });
      }
    },
    /** Null when nothing is known of its account, and for what is part of a back-fill or came to an app that serves several. */
    of: ({ isBackfill, ...written }: Written): JournalledDelivery | null => {
      const { channelId } = written;
      const before = channelId === null ? undefined : last.get(channelId);
      if (channelId === null || !before || isBackfill) return null;
      return { ...written, ...before, channelId, isBackfill, historyBefore: null };
    },
  };
}

export type Expectations = ReturnType<typeof createExpectations>;

/** Pure: whether exactly that was read. */
export function isAsExpected(expected: JournalledDelivery, [read, ...more]: readonly PendingDelivery[]): boolean {
  return read !== undefined && more.length === 0 && isDeepStrictEqual({ ...expected, version: read.version }, read);
}
