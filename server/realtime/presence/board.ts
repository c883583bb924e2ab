import type { Doing, Present } from '#contract/presence.ts';

/** What one tab of an agent shows. */
export type Sighting = { agentId: string; browser: string; tab: string; conversationId: string; doing: Doing };

type Entry = Sighting & {
  /** Until then it holds without being said again, in ms of the caller's clock. */
  until: number;
  /** Heard from the browser itself and not from another program. */
  own: boolean;
};

/** Writing says more than looking, and the more people read it the more it says. */
const weight: Record<Doing, number> = { viewing: 0, note: 1, private: 2, public: 3 };

/**
 * Who is where in one workspace, in memory only. Every change answers with the conversations that look different now.
 * Time is an argument, in ms of any clock that only grows.
 */
export function openBoard() {
  const entries = new Map<string, Entry>();
  const keyOf = (agentId: string, tab: string) => `${agentId} ${tab}`;

  function remove(gone: (entry: Entry) => boolean): string[] {
    const left = [...entries].filter(([, entry]) => gone(entry));
    for (const [key] of left) entries.delete(key);
    return left.map(([, entry]) => entry.conversationId);
  }

  return {
    put: (entry: Entry): string[] => {
      const key = keyOf(entry.agentId, entry.tab);
      const before = entries.get(key);
      entries.set(key, entry);
      if (before?.conversationId === entry.conversationId && before.doing === entry.doing) return [];
      return before && before.conversationId !== entry.conversationId
        ? [before.conversationId, entry.conversationId]
        : [entry.conversationId];
    },
    leave: (agentId: string, tab: string) => remove((entry) => entry.agentId === agentId && entry.tab === tab),
    leaveBrowser: (agentId: string, browser: string) =>
      remove((entry) => entry.agentId === agentId && entry.browser === browser),
    expire: (now: number) => remove(({ until }) => until <= now),
    conversationIds: (): string[] => [...new Set([...entries.values()].map(({ conversationId }) => conversationId))],
    peopleIn: (conversationId: string): Present[] => {
      const people = new Map<string, Doing>();
      for (const entry of entries.values()) {
        if (entry.conversationId !== conversationId) continue;
        const known = people.get(entry.agentId);
        if (!known || weight[entry.doing] > weight[known]) people.set(entry.agentId, entry.doing);
      }
      return [...people]
        .map(([agentId, doing]) => ({ agentId, doing }))
        .sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
    },
    own: (): Entry[] => [...entries.values()].filter(({ own }) => own),
  };
}
