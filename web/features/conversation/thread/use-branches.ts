import { useState } from 'react';
import { listReplies, type ReplySort } from '#contract/thread.ts';
import { call } from '#web/api.ts';
import type { ThreadPlace } from './queries.ts';
import { type Branch, type Branches, branchKey } from './rows.ts';

/** What is unfolded in a tree: read a page at a time when somebody wants to see it. */
export function useBranches(place: ThreadPlace, sort: ReplySort) {
  const [branches, setBranches] = useState<Branches>(new Map());
  const put = (key: string, change: (branch: Branch | undefined) => Branch | undefined) =>
    setBranches((before) => {
      const after = new Map(before);
      const branch = change(before.get(key));
      if (branch) after.set(key, branch);
      else after.delete(key);
      return after;
    });

  async function read(under: string | null, cursor: string | null): Promise<void> {
    const key = branchKey(under);
    put(key, (branch) => ({ answers: branch?.answers ?? [], next: branch?.next ?? null, state: 'busy' }));
    try {
      const query = { under: under ?? undefined, sort, cursor: cursor ?? undefined };
      const page = await call(listReplies, { params: place, query });
      // Folded again meanwhile: it stays so.
      put(key, (branch) => branch && { answers: [...branch.answers, ...page.items], next: page.next, state: 'idle' });
    } catch {
      put(key, (branch) => branch && { ...branch, state: 'failed' });
    }
  }

  return {
    branches,
    toggle: (under: string | null) => {
      const branch = branches.get(branchKey(under));
      if (branch && branch.state !== 'failed') put(branchKey(under), () => undefined);
      else void read(under, null);
    },
    more: (under: string | null) => void read(under, branches.get(branchKey(under))?.next ?? null),
    foldAll: () => setBranches(new Map()),
  };
}
