import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { loadThread } from '#contract/thread.ts';
import { call, errorMessage } from '#web/api.ts';
import { type ThreadPlace, treeQuery } from './queries.ts';

/** Reads the thread from its network while what we have is shown already; `next` reads on, further back. */
export function useNetwork(place: ThreadPlace) {
  const client = useQueryClient();
  const [state, setState] = useState<'busy' | 'done' | 'failed'>('busy');
  const [failure, setFailure] = useState('');
  const [next, setNext] = useState<string | null>(null);

  async function read(cursor: string | null): Promise<void> {
    setState('busy');
    try {
      const page = await call(loadThread, { params: place, body: { cursor: cursor ?? undefined } });
      setNext(page.next);
      setState('done');
      void client.invalidateQueries({ queryKey: treeQuery(place).queryKey });
    } catch (error) {
      setFailure(errorMessage(error));
      setState('failed');
    }
  }

  const first = useEffectEvent(() => void read(null));
  useEffect(() => first(), []);
  return { state, failure, next, readOn: () => void read(next), again: () => void read(null) };
}
