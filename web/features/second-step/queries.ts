import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { getSecondStep } from '#contract/second-step.ts';
import { call } from '#web/api.ts';
import { sessionQuery } from '#web/shell/session.ts';

/** The second step of one's own login. */
export const secondStepQuery = queryOptions({
  queryKey: ['second-step'],
  queryFn: ({ signal }) => call(getSecondStep, { signal }),
});

/** After a change of the second step: the session says whether it is on, and other browsers may be signed out. */
export function readAgain(queryClient: QueryClient): Promise<unknown> {
  return Promise.all(
    [secondStepQuery.queryKey, sessionQuery.queryKey, ['sessions'], ['people']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
