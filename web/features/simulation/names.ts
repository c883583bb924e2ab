import { Priority } from '#contract/filter.ts';
import type { SimulationGroup, SimulationResult } from '#contract/simulation.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';

/** What a group of a result is called. */
export type NameOf = (by: SimulationGroup, key: string | null) => string;

export function useNames({ categories }: SimulationResult): NameOf {
  const { nameOf, teamNameOf } = usePeople();
  return (by, key) => {
    if (key === null) return t(`simulation.none.${by}`);
    if (by === 'category') return categories.find(({ id }) => id === key)?.name ?? key;
    if (by === 'team') return teamNameOf(key) ?? key;
    if (by === 'person') return nameOf(key) ?? key;
    if (by === 'network') return networkName(key);
    const priority = Priority.safeParse(key).data;
    return priority ? t(`conversation.priority.${priority}`) : key;
  };
}
