import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '#web/features/policy/queries.ts';

/** Categories of the priority matrix that holds now, by id. */
export function useCategoryNames(): ReadonlyMap<string, string> {
  const active = useQuery(policyQuery('priority')).data?.active;
  const categories = active?.kind === 'priority' ? active.body.categories : [];
  return new Map(categories.map(({ id, name }) => [id, name]));
}

/** All that somebody can know: the team's own topics, then the categories. */
export function useTopicNames(): ReadonlyMap<string, string> {
  const categories = useCategoryNames();
  const active = useQuery(policyQuery('routing')).data?.active;
  const topics = active?.kind === 'routing' ? active.body.topics : [];
  return new Map([...topics.map(({ id, name }) => [id, name] as const), ...categories]);
}
