import { queryOptions } from '@tanstack/react-query';
import { listChannels } from '#contract/channel.ts';
import { call } from '#web/api.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => call(listChannels, { signal }),
});
