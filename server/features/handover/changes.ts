/** Somebody is on call from when to when; `to` is not part of it. */
export type Shift = { agentId: string; from: Date; to: Date };

/** A change of shift: who goes, who comes (null for nobody), and when. */
export type ShiftChange = { fromAgentId: string; toAgentId: string | null; at: Date };

/** Pure: the changes among shifts that are in order and apart; where they stop being looked at is none. */
export function changesOf(shifts: readonly Shift[], until: Date): ShiftChange[] {
  return shifts.flatMap(({ agentId, to }, n) => {
    if (to >= until) return [];
    const next = shifts[n + 1];
    const follows = next?.from.getTime() === to.getTime() ? next.agentId : null;
    return [{ fromAgentId: agentId, toAgentId: follows, at: to }];
  });
}
