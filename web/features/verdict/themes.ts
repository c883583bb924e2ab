import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '#web/features/policy/queries.ts';

/** What the team calls each theme, by id; what became part of another by the other's name. None where they are not needed. */
export function useThemeNames(isNeeded = true): ReadonlyMap<string, string> {
  const active = useQuery({ ...policyQuery('taxonomy'), enabled: isNeeded }).data?.active;
  const themes = active?.kind === 'taxonomy' ? active.body.themes : [];
  return new Map(
    themes.map(({ id, name, mergedInto }) => [id, themes.find((one) => one.id === mergedInto)?.name ?? name]),
  );
}
