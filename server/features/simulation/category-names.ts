import type { SimulationResult } from '#contract/simulation.ts';
import type { Arms } from './live-again.ts';

/** Pure: what the categories of all these policies are called; by the newest that names them, the draft first. */
export function categoryNames({ now, draft }: Arms): SimulationResult['categories'] {
  const names = new Map<string, string>();
  for (const { policies } of [...draft.toReversed(), ...now.toReversed()])
    for (const { id, name } of policies.priority.body.categories) if (!names.has(id)) names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
}
