import { queryOptions } from '@tanstack/react-query';
import { getTriage } from '#contract/triage.ts';
import { getTriageFigures, listTriageSample } from '#contract/triage-sample.ts';
import { getTriageTrial, type TriageTrial } from '#contract/triage-trial.ts';
import { call } from '#web/api.ts';

/** How often, in ms, is looked again while something waits to be decided. */
const lookEveryMs = 2_000;

export const triageKey = (conversationId: string) => ['triage', conversationId] as const;

/** `version` of the conversation: a new one may have brought a message. */
export const triageQuery = (conversationId: string, version: number) =>
  queryOptions({
    queryKey: [...triageKey(conversationId), version],
    queryFn: ({ signal }) => call(getTriage, { params: { conversationId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting > 0 ? lookEveryMs : false),
  });

/** Under this the browser keeps the sample and what it found. */
export const triageSamplesKey = ['triage-samples'] as const;

export const triageSampleQuery = queryOptions({
  queryKey: [...triageSamplesKey, 'sample'] as const,
  queryFn: ({ signal }) => call(listTriageSample, { signal }),
});

export const triageFiguresQuery = queryOptions({
  queryKey: [...triageSamplesKey, 'figures'] as const,
  queryFn: ({ signal }) => call(getTriageFigures, { signal }),
});

/** The same while a trial is under way. */
const followEveryMs = 500;

export const triageTrialKey = ['triage-trial'] as const;

export const isUnderWay = ({ state }: Pick<TriageTrial, 'state'>): boolean =>
  state === 'running' || state === 'cancelling';

export const triageTrialQuery = queryOptions({
  queryKey: triageTrialKey,
  queryFn: ({ signal }) => call(getTriageTrial, { signal }),
  refetchInterval: ({ state: { data } }) => (data?.trial && isUnderWay(data.trial) ? followEveryMs : false),
});
