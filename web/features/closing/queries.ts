import { queryOptions } from '@tanstack/react-query';
import { countEndings, getClosing } from '#contract/closing.ts';
import { call } from '#web/api.ts';

/** The public side of a conversation at one of its versions. */
export const closingQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: ['closing', conversationId, version],
    queryFn: ({ signal }) => call(getClosing, { params: { conversationId }, signal }),
    // What was looked at before is no view of a stranger now.
    staleTime: 0,
  });

/** How the public posts of so many days ended. */
export const endingsQuery = (days: number) =>
  queryOptions({
    queryKey: ['endings', days],
    queryFn: ({ signal }) => call(countEndings, { query: { days }, signal }),
  });
