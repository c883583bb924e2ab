import type { Past, Said, Turn } from './past.ts';

/** One moment at which the program looked at a conversation. */
export type Step = { at: Date } & (
  | { what: 'said'; said: Said }
  /** A merge brought these along. */
  | { what: 'brought'; said: Said[] }
  | { what: 'person' }
  | { what: 'understood' }
  | { what: 'turned'; turn: Turn }
);

/**
 * Pure: what happened to a conversation in the order in which the program learnt of it. Of one moment: messages, what
 * became of the conversation, what came along with a merge, what was understood, the
 * person.
 */
export function stepsOf(past: Past): Step[] {
  const own: Step[] = [];
  const brought = new Map<number, Said[]>();
  for (const said of past.said) {
    if (!said.isBrought) {
      own.push({ at: said.knownAt, what: 'said', said });
      continue;
    }
    const moment = said.knownAt.getTime();
    brought.set(moment, [...(brought.get(moment) ?? []), said]);
  }
  const steps: Step[] = [
    ...own,
    ...past.turns.map((turn): Step => ({ at: turn.at, what: 'turned', turn })),
    ...[...brought.values()].map((said): Step => ({ at: said[0]?.knownAt ?? past.openedAt, what: 'brought', said })),
    ...past.understoodAt.map((at): Step => ({ at, what: 'understood' })),
    ...past.personChangedAt.filter((at) => at > past.openedAt).map((at): Step => ({ at, what: 'person' })),
  ];
  return isInOrder(steps) ? steps : steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function isInOrder(steps: readonly Step[]): boolean {
  return steps.every(({ at }, n) => n === 0 || at >= (steps[n - 1]?.at ?? at));
}
