import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '#web/features/conversation/queries.ts';
import { savedCountsQuery } from '#web/features/view/queries.ts';
import { useSavedViews } from '#web/features/view/saved-views.ts';

/** Counts by the view's key or id: undefined while they are on their way, null where counting took too long. */
export function useCounts(): (address: string) => number | null | undefined {
  const standard = useQuery(countsQuery).data?.views;
  const hasSaved = useSavedViews().length > 0;
  const saved = useQuery({ ...savedCountsQuery, enabled: hasSaved }).data?.counts;
  return (address) =>
    (standard?.find(({ key }) => key === address) ?? saved?.find(({ viewId }) => viewId === address))?.count;
}
