import { queryOptions } from '@tanstack/react-query';
import { listNetworks } from '#contract/channel-connect.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { call } from '#web/api.ts';

/** What only the pages about accounts ask for; the accounts themselves are asked for everywhere. */

export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: ({ signal }) => call(listNetworks, { signal }),
  // What this installation can speak changes only with its program, and which apps it knows only as one is connected.
  staleTime: Number.POSITIVE_INFINITY,
});

/** What the networks tell changes without an event. */
const lookEveryMs = 30_000;

export const channelHealthQuery = queryOptions({
  queryKey: ['channels', 'health'],
  queryFn: ({ signal }) => call(listChannelHealth, { signal }),
  refetchInterval: lookEveryMs,
});
