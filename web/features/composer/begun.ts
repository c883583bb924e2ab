import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { listDrafts } from '#contract/draft.ts';
import { call } from '#web/api.ts';
import { useSession } from '#web/shell/session.ts';
import { onDraftChange, standsHere } from './draft-store.ts';

let elsewhere: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

const staleAfterMs = 30_000;

/** Asks the server once for all rows where the reader left words unfinished in any browser. */
export function useReadBegun(): void {
  const { permissions, workspace } = useSession();
  const { data } = useQuery({
    queryKey: ['drafts', workspace.id],
    queryFn: ({ signal }) => call(listDrafts, { signal }),
    enabled: permissions.includes('reply.draft'),
    staleTime: staleAfterMs,
  });
  useEffect(() => {
    if (!data) return;
    elsewhere = new Set(data.conversationIds);
    for (const listener of listeners) listener();
  }, [data]);
}

/** Whether the reader left an answer or note unfinished in a conversation; what stands in this browser counts first. */
export function useIsBegun(conversationId: string): boolean {
  const { agent, workspace } = useSession();
  return useSyncExternalStore(
    subscribe,
    () => standsHere(`${workspace.id} ${agent.id}`, conversationId) ?? elsewhere.has(conversationId),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onDraftChange(listener);
  return () => {
    listeners.delete(listener);
    stop();
  };
}
