import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getModels, listCorrections, type Rerun } from '#contract/model.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while something is under way. */
const lookEveryMs = 1_500;

export const modelsKey = ['models'] as const;

export const isUnderWay = (rerun: Rerun | null): rerun is Rerun =>
  rerun !== null && (rerun.state === 'running' || rerun.state === 'cancelling');

export const modelsQuery = queryOptions({
  queryKey: modelsKey,
  queryFn: ({ signal }) => call(getModels, { signal }),
  refetchInterval: ({ state: { data } }) =>
    data && (isUnderWay(data.rerun) || (data.own.unlearned > 0 && data.own.held === null)) ? lookEveryMs : false,
});

export const correctionsQuery = infiniteQueryOptions({
  queryKey: [...modelsKey, 'corrections'],
  queryFn: ({ pageParam, signal }) => call(listCorrections, { query: pageParam ? { after: pageParam } : {}, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
