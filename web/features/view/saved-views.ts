import { useQuery } from '@tanstack/react-query';
import type { SavedView } from '#contract/view.ts';
import { savedViewsQuery } from './queries.ts';

/** The saved views of this person, their teams and everyone, in their order; none while they are read. */
export function useSavedViews(): readonly SavedView[] {
  return useQuery(savedViewsQuery).data?.views ?? [];
}

/** Those that stand in one section of the column with it. */
export function sectionOf(views: readonly SavedView[], { audience }: Pick<SavedView, 'audience'>): SavedView[] {
  return views.filter((view) => view.audience === audience);
}
