import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { writtenMaxLength } from '#contract/common.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { checkReply } from '#contract/dispatch.ts';
import type { Reply } from '#contract/endpoint.ts';
import { call } from '#web/api.ts';
import { newId } from '#web/domain/new-id.ts';
import type { Answer } from './answer.ts';

const pauseMs = 350;

type Checked = Reply<typeof checkReply> & {
  /** The version of the conversation of which this is said; null while it is of an earlier one, or of earlier words. */
  version: number | null;
};

const nothing: Checked = { checks: [], promises: [], version: null };

/**
 * What the gate would say to the answer as it stands, and what it promises, asked a moment after the last letter, and again when something
 * happened in the conversation: a colleague may have answered.
 */
export function useChecks({ id: conversationId, version }: ConversationRow, answer: Answer | null): Checked {
  const settled = useSettled(answer);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['checks', conversationId, version, settled],
    queryFn: ({ signal }) => {
      if (!settled) return { checks: [], promises: [] };
      // Nothing is sent, so any key will do.
      const body = { ...settled, clientKey: settled.clientKey ?? newId(), accepted: [] };
      return call(checkReply, { params: { conversationId }, body, signal });
    },
    enabled: settled !== null && settled.text.length <= writtenMaxLength,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000,
    retry: false,
  });
  if (!data || !answer || !settled || answer.text.length > writtenMaxLength) return nothing;
  return { ...data, version: isPlaceholderData ? null : version };
}

/** The value once it has rested. */
function useSettled(answer: Answer | null): Answer | null {
  const [settled, setSettled] = useState(answer);
  const shape = JSON.stringify(answer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` says when the answer differs.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(answer), answer ? pauseMs : 0);
    return () => clearTimeout(timer);
  }, [shape]);
  return settled;
}
