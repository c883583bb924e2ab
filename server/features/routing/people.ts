import type { PersonVerdict, RoutingRule, RoutingRules } from '#contract/routing.ts';
import type { Tier } from '#contract/work.ts';
import { speaks } from '#server/features/priority/queries.ts';
import type { Staff } from './decide.ts';

export type { PersonVerdict } from '#contract/routing.ts';

/** Somebody who could get conversations. A skill that lists nothing takes everything. */
export type Person = {
  id: string;
  teamIds: readonly string[];
  tier: Tier;
  languages: readonly string[];
  networks: readonly string[];
  topics: readonly string[];
  /** Null: what the policy says. */
  capacity: number | null;
  isWorking: boolean;
};

type Needs = {
  teamId: string | null;
  tier: Tier;
  agentIds: readonly string[];
  topics: readonly string[];
  language: string | null;
  network: string;
  not: readonly string[];
  weight: number;
};

/** What a rule says of a person; `share` is the part of their capacity that is used. */
export type Judged = { person: Person; verdict: PersonVerdict; load: number; share: number };

/** Pure: what stands between each person and the conversation, by id. */
export function judge({ people, loads }: Staff, needs: Needs, policy: RoutingRules): Judged[] {
  return people
    .map((person) => {
      const load = loads.get(person.id) ?? 0;
      const capacity = person.capacity ?? policy.capacity;
      const hurdle = hurdles.find(({ isInTheWay }) => isInTheWay(person, needs, policy));
      // Whoever holds nothing takes even what weighs more than all they can.
      const isFull = load > 0 && load + needs.weight > capacity;
      return { person, load, share: load / capacity, verdict: hurdle?.verdict ?? (isFull ? 'full' : 'could') };
    })
    .sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
}

type Hurdle = {
  verdict: PersonVerdict;
  isInTheWay(person: Person, needs: Needs, policy: RoutingRules): boolean;
};

const lacks = (has: readonly string[], fits: (one: string) => boolean) => has.length > 0 && !has.some(fits);

/** In the order in which they are asked: who takes more of them is nearer. */
const hurdles: readonly Hurdle[] = [
  { verdict: 'not_named', isInTheWay: ({ id }, { agentIds }) => agentIds.length > 0 && !agentIds.includes(id) },
  { verdict: 'not_in_team', isInTheWay: ({ teamIds }, { teamId }) => teamId !== null && !teamIds.includes(teamId) },
  {
    verdict: 'tier',
    isInTheWay: (person, { tier }, { higherTiersHelp }) =>
      higherTiersHelp ? person.tier < tier : person.tier !== tier,
  },
  {
    verdict: 'language',
    isInTheWay: ({ languages }, { language }) => language !== null && lacks(languages, (one) => speaks(language, one)),
  },
  { verdict: 'network', isInTheWay: ({ networks }, { network }) => lacks(networks, (one) => one === network) },
  {
    verdict: 'topic',
    isInTheWay: (person, { topics }) => topics.length > 0 && lacks(person.topics, (one) => topics.includes(one)),
  },
  { verdict: 'gave_back', isInTheWay: ({ id }, { not }) => not.includes(id) },
  { verdict: 'not_working', isInTheWay: ({ isWorking }) => !isWorking },
];

const nearness: readonly PersonVerdict[] = [...hurdles.map(({ verdict }) => verdict), 'full'];
const dayMs = 86_400_000;

type Asked = {
  rule: RoutingRule;
  knownBy: { agentId: string; at: Date } | null;
  at: Date;
  turns: ReadonlyMap<string, number> | undefined;
};

/** Pure: who of those that could gets it: who knows the customer, else by the rule's method among the lowest tier that is free. */
export function choose(
  judged: readonly Judged[],
  { rule: { method, stickyDays }, knownBy, at, turns }: Asked,
):
  | { is: 'person'; agentId: string; by: 'knows' | 'least_loaded' | 'round_robin' }
  | { is: 'waits'; because: PersonVerdict } {
  const able = judged.filter(({ verdict }) => verdict === 'could');
  if (able.length === 0) return { is: 'waits', because: nearestHurdle(judged) };
  const isFresh = stickyDays !== null && knownBy !== null && at.getTime() - knownBy.at.getTime() <= stickyDays * dayMs;
  const knows = isFresh && able.find(({ person }) => person.id === knownBy.agentId);
  if (knows) return { is: 'person', agentId: knows.person.id, by: 'knows' };
  const lowest = Math.min(...able.map(({ person }) => person.tier));
  const turn = ({ person }: Judged) => turns?.get(person.id) ?? 0;
  const order = method === 'round_robin' ? [turn] : [({ share }: Judged) => share, ({ load }: Judged) => load, turn];
  const [first] = able
    .filter(({ person }) => person.tier === lowest)
    .toSorted((a, b) => order.map((of) => of(a) - of(b)).find((difference) => difference !== 0) ?? 0);
  return { is: 'person', agentId: first?.person.id ?? '', by: method === 'round_robin' ? method : 'least_loaded' };
}

function nearestHurdle(judged: readonly Judged[]): PersonVerdict {
  const nearest = Math.max(-1, ...judged.map(({ verdict }) => nearness.indexOf(verdict)));
  return nearness[nearest] ?? 'not_named';
}
