import { queryOptions, useQuery } from '@tanstack/react-query';
import { listAgents, listTeams } from '#contract/people.ts';
import { call } from '../api.ts';
import { useSession } from '../shell/session.ts';

export type Person = { id: string; name: string };

const agentsQuery = queryOptions({
  queryKey: ['people', 'agents'],
  queryFn: ({ signal }) => call(listAgents, { signal }),
  staleTime: 5 * 60_000,
});

const teamsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: ({ signal }) => call(listTeams, { signal }),
  staleTime: 5 * 60_000,
});

export type People = {
  me: Person;
  /** Who can be given something: the active ones, oneself first. */
  agents: Person[];
  teams: Person[];
  /** Of anyone who ever worked here; null for nobody and for a name not known (yet). */
  nameOf: (agentId: string | null) => string | null;
  teamNameOf: (teamId: string | null) => string | null;
};

/** Colleagues and teams, for names and for choosing from. Without the right to read them, only oneself. */
export function usePeople(): People {
  const { agent: me, permissions } = useSession();
  const enabled = permissions.includes('people.read');
  const agents = useQuery({ ...agentsQuery, enabled }).data?.agents ?? [];
  const teams = useQuery({ ...teamsQuery, enabled }).data?.teams ?? [];
  const others = agents.filter(({ id, state, role }) => state === 'active' && role !== 'stakeholder' && id !== me.id);
  return {
    me,
    agents: [me, ...others],
    teams,
    nameOf: (id) => (id === me.id ? me.name : (agents.find((agent) => agent.id === id)?.name ?? null)),
    teamNameOf: (id) => teams.find((team) => team.id === id)?.name ?? null,
  };
}
