import { queryOptions } from '@tanstack/react-query';
import { getSimulation, listSimulations, type Simulation } from '#contract/simulation.ts';
import { call } from '#web/api.ts';

const lookEveryMs = 500;

export const isUnderWay = ({ state }: Simulation) => state === 'running' || state === 'cancelling';

export const simulationsKey = ['simulations'] as const;

/** One's newest simulations; looked at again and again while one of them is under way. */
export const simulationsQuery = queryOptions({
  queryKey: simulationsKey,
  queryFn: ({ signal }) => call(listSimulations, { signal }),
  refetchInterval: ({ state }) => (state.data?.simulations.some(isUnderWay) ? lookEveryMs : false),
});

/** A simulation that has ended, with its result. */
export const simulationQuery = (simulationId: string) =>
  queryOptions({
    queryKey: [...simulationsKey, simulationId],
    queryFn: ({ signal }) => call(getSimulation, { params: { simulationId }, signal }),
  });
