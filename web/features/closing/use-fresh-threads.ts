import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { loadThread } from '#contract/thread.ts';
import { call } from '#web/api.ts';
import { detailKey } from '#web/features/conversation/queries.ts';

/** Reads public threads from their networks anew, once; `failed` where one did not answer and is as it was known here. */
export function useFreshThreads(conversationId: string, threadIds: readonly string[]): 'busy' | 'done' | 'failed' {
  const client = useQueryClient();
  const [state, setState] = useState<'busy' | 'done' | 'failed'>('busy');
  const known = threadIds.join(' ');
  const read = useEffectEvent(async () => {
    if (threadIds.length === 0) return;
    const read = threadIds.map((threadId) => call(loadThread, { params: { conversationId, threadId }, body: {} }));
    const outcomes = await Promise.allSettled(read);
    await client.invalidateQueries({ queryKey: ['closing', conversationId] });
    void client.invalidateQueries({ queryKey: detailKey(conversationId) });
    setState(outcomes.every(({ status }) => status === 'fulfilled') ? 'done' : 'failed');
  });
  useEffect(() => {
    if (known !== '') void read();
  }, [known]);
  return state;
}
