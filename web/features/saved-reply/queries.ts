import { queryOptions } from '@tanstack/react-query';
import { getSavedReply, listSavedReplies } from '#contract/saved-reply.ts';
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
