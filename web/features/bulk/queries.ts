import { queryOptions } from '@tanstack/react-query';
import { type BulkAction, listBulkActions } from '#contract/bulk.ts';
import { call } from '#web/api.ts';

const lookEveryMs = 500;

export const isUnderWay = ({ finishedAt }: BulkAction) => finishedAt === null;

/** Something of it stands that can be taken back: of a stopped macro, the steps before. */
export const isToUndo = ({ change, changed, skipped }: BulkAction) =>
  change !== null && (changed > 0 || skipped.some(({ reason }) => reason === 'macro_stopped'));

/** What became of it so far, of all that it has to do. */
export const workedOff = ({ changed, unchanged, skipped }: BulkAction) =>
  changed + unchanged + skippedCount({ skipped });

export const skippedCount = ({ skipped }: Pick<BulkAction, 'skipped'>) =>
  skipped.reduce((sum, { count }) => sum + count, 0);

export const bulkKey = ['bulk'] as const;

/** The newest bulk actions; looked at again and again while one of them is under way. */
export const bulkQuery = queryOptions({
  queryKey: bulkKey,
  queryFn: ({ signal }) => call(listBulkActions, { signal }),
  refetchInterval: ({ state }) => (state.data?.actions.some(isUnderWay) ? lookEveryMs : false),
});
