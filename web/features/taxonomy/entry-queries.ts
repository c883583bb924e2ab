import { queryOptions } from '@tanstack/react-query';
import { getEntry, listRelabels, listSuggestions, type Relabel } from '#contract/entry.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while past messages are under way. */
const lookEveryMs = 1_500;

/** Under this the browser keeps entries with their past, suggestions and what is labelled anew. */
export const taxonomyKey = ['taxonomy'] as const;

export const isUnderWay = ({ state }: Relabel) => state === 'running' || state === 'cancelling' || state === 'undoing';

export const entryQuery = (entryId: string) =>
  queryOptions({
    queryKey: [...taxonomyKey, 'one', entryId] as const,
    queryFn: ({ signal }) => call(getEntry, { params: { entryId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.relabels.some(isUnderWay) ? lookEveryMs : false),
  });

export const relabelsQuery = queryOptions({
  queryKey: [...taxonomyKey, 'relabels'] as const,
  queryFn: ({ signal }) => call(listRelabels, { signal }),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? lookEveryMs : false),
});

export const suggestionsQuery = queryOptions({
  queryKey: [...taxonomyKey, 'suggestions'] as const,
  queryFn: ({ signal }) => call(listSuggestions, { signal }),
});
