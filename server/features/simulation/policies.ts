import { sql } from 'kysely';
import type { PolicyBody, PolicyContent, PolicyKind } from '#contract/policy.ts';
import { type SimulatedKind, simulatedKinds } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import { type Rules, rulesFor } from '#server/features/clock/queries.ts';
import { getVersion, readActive } from '#server/features/policy/queries.ts';

/** Policies that held together; the same object as long as none of them changed. */
export type PolicySet = { readonly [K in SimulatedKind]: { readonly body: PolicyBody<K> } };

/** What held from when on, oldest first; the first entry held since ever. Each switch has one, also that of other policies. */
export type PolicyHistory = readonly { readonly from: Date; readonly policies: PolicySet }[];

type Activated = { kind: PolicyKind; replaced: number; at: Date };

/** Which policies held when, as the chain of events tells. */
export async function readPolicyHistory(tx: Tx): Promise<PolicyHistory> {
  const { rows } = await sql<Activated>`
    select d.body ->> 'kind' as kind, (d.body ->> 'replaced')::int as replaced, e.at
    from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.type = 'policy.activated'
    order by e.position desc`.execute(tx);
  let policies: PolicySet = {
    priority: await readActive(tx, 'priority'),
    calendars: await readActive(tx, 'calendars'),
    clocks: await readActive(tx, 'clocks'),
    routing: await readActive(tx, 'routing'),
  };
  const history = [];
  for (const { kind, replaced, at } of rows) {
    history.unshift({ from: at, policies });
    if (!simulatedKinds.some((one) => one === kind)) continue;
    const { body } = await getVersion(tx, kind, replaced);
    policies = { ...policies, [kind]: { body } };
  }
  return [{ from: new Date(0), policies }, ...history];
}

/** Pure: what would have held when, had these held all the time in the place of others. */
export function withDrafts(history: PolicyHistory, drafts: readonly PolicyContent[]): PolicyHistory {
  const replaced = Object.fromEntries(drafts.map(({ kind, body }) => [kind, { body }])) as Partial<PolicySet>;
  return history.map(({ from, policies }) => ({ from, policies: { ...policies, ...replaced } }));
}

type Placed = Parameters<typeof rulesFor>[1];

const known = new WeakMap<PolicySet, Map<string, Rules>>();

/** Pure: what clocks run by; of the same policies and place the same object, so that a change is seen by looking at it. */
export function rulesOf(policies: PolicySet, placed: Placed): Rules {
  const ofSet = known.get(policies) ?? new Map<string, Rules>();
  known.set(policies, ofSet);
  const key = `${placed.category} ${placed.priority} ${placed.teamId} ${placed.network}`;
  const rules = ofSet.get(key) ?? rulesFor(policies, placed);
  ofSet.set(key, rules);
  return rules;
}
