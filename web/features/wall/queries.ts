import { queryOptions } from '@tanstack/react-query';
import { getWall } from '#contract/wall.ts';
import { call } from '#web/api.ts';

export const wallQuery = queryOptions({
  queryKey: ['wall'],
  queryFn: ({ signal }) => call(getWall, { signal }),
  // What comes close to its deadline, and who takes over, changes because time passes, so the server is asked.
  refetchInterval: 30_000,
  refetchIntervalInBackground: true,
});
