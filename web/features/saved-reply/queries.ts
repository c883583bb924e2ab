import { queryOptions } from '@tanstack/react-query';
import { getSavedReply, listSavedReplies, suggestSavedReplies } from '#contract/saved-reply.ts';
import { call } from '#web/api.ts';

export const savedRepliesKey = ['saved-replies'] as const;

/** All that one sees; with a conversation, those sent most often in places like it first. */
export const savedRepliesQuery = (conversationId: string | null) =>
  queryOptions({
    queryKey: [...savedRepliesKey, conversationId],
    queryFn: ({ signal }) =>
      call(listSavedReplies, { query: conversationId === null ? {} : { conversationId }, signal }),
    staleTime: 60_000,
  });

export const savedReplyQuery = (replyId: string) =>
  queryOptions({
    queryKey: [...savedRepliesKey, 'one', replyId],
    queryFn: ({ signal }) => call(getSavedReply, { params: { replyId }, signal }),
    staleTime: 0,
  });

/** Those that fit what the customer wrote last; asked anew when something happened in the conversation. */
export const suggestionsQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...savedRepliesKey, 'fitting', conversationId, version],
    queryFn: ({ signal }) => call(suggestSavedReplies, { params: { conversationId }, signal }),
    staleTime: 60_000,
    retry: false,
  });
