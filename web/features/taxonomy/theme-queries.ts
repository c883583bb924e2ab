import { queryOptions } from '@tanstack/react-query';
import { getTheme, listRelabels, listSuggestions, type Relabel } from '#contract/theme.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while past messages are under way. */
const lookEveryMs = 1_500;

/** Under this the browser keeps themes with their past, suggestions and what is labelled anew. */
export const themesKey = ['themes'] as const;

export const isUnderWay = ({ state }: Relabel) => state === 'running' || state === 'cancelling' || state === 'undoing';

export const themeQuery = (themeId: string) =>
  queryOptions({
    queryKey: [...themesKey, 'one', themeId] as const,
    queryFn: ({ signal }) => call(getTheme, { params: { themeId }, signal }),
    refetchInterval: ({ state: { data } }) => (data?.relabels.some(isUnderWay) ? lookEveryMs : false),
  });

export const relabelsQuery = queryOptions({
  queryKey: [...themesKey, 'relabels'] as const,
  queryFn: ({ signal }) => call(listRelabels, { signal }),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? lookEveryMs : false),
});

export const suggestionsQuery = queryOptions({
  queryKey: [...themesKey, 'suggestions'] as const,
  queryFn: ({ signal }) => call(listSuggestions, { signal }),
});
