import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listAgents, listInvitations, listRoles, listTeams } from '#contract/people.ts';
import { call, errorMessage } from '../../api.ts';
import { notice } from '../../ui/Toast.tsx';

// The first part of each key is what names elsewhere are read by, so that one change renews them all.
export const agentsQuery = queryOptions({
  queryKey: ['people', 'agents'],
  queryFn: ({ signal }) => call(listAgents, { signal }),
});
export const teamsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) => call(listTeams, { signal }),
});
export const rolesQuery = queryOptions({
  queryKey: ['people', 'roles'],
  queryFn: ({ signal }) => call(listRoles, { signal }),
});
export const invitationsQuery = queryOptions({
  queryKey: ['people', 'invitations'],
  queryFn: ({ signal }) => call(listInvitations, { signal }),
});

type Change<T> = { run: (input: T) => Promise<unknown>; done?: (input: T) => string };

/** A change of people: afterwards everything about them is read again; a refusal shows as a notice. */
export function usePeopleChange<T>({ run, done }: Change<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (_, input) => {
      if (done) notice({ title: done(input), tone: 'ok' });
    },
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['people'] }),
  });
}
