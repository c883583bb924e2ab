import { queryOptions } from '@tanstack/react-query';
import { listChannels, listNetworks } from '#contract/channel.ts';
import { listChannelHealth } from '#contract/channel-health.ts';
import { call } from '#web/api.ts';

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => call(listChannels, { signal }),
});

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
