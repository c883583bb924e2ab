import { queryOptions } from '@tanstack/react-query';
import { listMacros, previewMacro } from '#contract/macro.ts';
import { call } from '#web/api.ts';

export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: ({ signal }) => call(listMacros, { signal }),
  staleTime: 60_000,
});

/** What a macro would do in a conversation as it stands. */
export const macroPreviewQuery = (macroId: string, conversationId: string, version: number) =>
  queryOptions({
    queryKey: ['macro-preview', macroId, conversationId, version],
    queryFn: ({ signal }) =>
      call(previewMacro, { params: { macroId }, body: { conversationId, seenVersion: version }, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
