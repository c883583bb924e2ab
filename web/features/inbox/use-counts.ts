import { useQuery } from '@tanstack/react-query';
import { filterText } from '#web/features/conversation/place.ts';
import { countsQuery, filterCountQuery } from '#web/features/conversation/queries.ts';
import { savedCountsQuery } from '#web/features/view/queries.ts';
import { useSavedViews } from '#web/features/view/saved-views.ts';
import type { Here } from '#web/features/view/use-here.ts';

/** Counts by the view's key or id: undefined while they are on their way, null where counting took too long. */
export function useCounts(): (address: string) => number | null | undefined {
  const standard = useQuery(countsQuery).data?.views;
  const hasSaved = useSavedViews().length > 0;
  const saved = useQuery({ ...savedCountsQuery, enabled: hasSaved }).data?.counts;
  return (address) =>
    (standard?.find(({ key }) => key === address) ?? saved?.find(({ viewId }) => viewId === address))?.count;
}

/** How much stands in the list on the screen, whether or not a view has its filter: as `useCounts` says it. */
export function useCountHere({ address, base, place }: Here): number | null | undefined {
  const isOwn = base !== null && filterText(base.filter) === filterText(place.filter);
  const ofView = useCounts()(address);
  const ofFilter = useQuery({ ...filterCountQuery(place.filter), enabled: base !== null && !isOwn }).data?.count;
  return isOwn ? ofView : ofFilter;
}
