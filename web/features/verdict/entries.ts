import { useQuery } from '@tanstack/react-query';
import type { EntryKind } from '#contract/taxonomy.ts';
import { policyQuery } from '#web/features/policy/queries.ts';

/**
 * What the team calls each theme, intent and product, or those of one kind, by id; what became part of another by the
 * other's name. None where they are not needed.
 */
export function useEntryNames(kind?: EntryKind, isNeeded = true): ReadonlyMap<string, string> {
  const active = useQuery({ ...policyQuery('taxonomy'), enabled: isNeeded }).data?.active;
  const entries = active?.kind === 'taxonomy' ? active.body.entries : [];
  return new Map(
    entries
      .filter((entry) => kind === undefined || entry.kind === kind)
      .map(({ id, name, mergedInto }) => [id, entries.find((one) => one.id === mergedInto)?.name ?? name]),
  );
}
