import { sql } from 'kysely';
import type { RoutingRules } from '#contract/routing.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { type Locked, writeChanges } from '#server/features/conversation/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import type { RoutingDecision } from './decide.ts';
import type { Asking } from './facts.ts';
import { lineOf, urgencyOf } from './line.ts';
import { outcomeOf } from './outcome.ts';
import { given, isNews } from './placement.ts';

/** What the rules said of one conversation as it stood. */
export type Decided = { asking: Asking; locked: Locked; decision: RoutingDecision };

type Policy = { version: number; body: RoutingRules };

/** Writes what the rules said: the conversations, where each stands, whose turn it was, and why; one statement a table. */
export async function writeDecided(tx: Tx, decided: readonly Decided[], policy: Policy, now: Date): Promise<void> {
  const news = decided.filter(isNews);
  await writePlaces(tx, news, now);
  await writeTurns(tx, news);
  await writeTraces(tx, news, policy, now);
  const changes = news.map(({ locked, decision: { rule, choice, teamId, tier } }) => ({
    id: locked.id,
    before: locked,
    after: { ...locked, teamId, tier, assigneeId: choice.is === 'person' ? choice.agentId : null },
    given: {
      because: choice.is === 'person' && choice.by === 'knows' ? ('knows' as const) : ('rule' as const),
      ...(rule ? { rule: rule.name } : {}),
    },
  }));
  const isDifferent = ({ before, after }: (typeof changes)[number]) =>
    before.assigneeId !== after.assigneeId || before.teamId !== after.teamId || before.tier !== after.tier;
  await writeChanges(tx, changes.filter(isDifferent), { actor: systemActor, now });
}

async function writePlaces(tx: Tx, decided: readonly Decided[], now: Date): Promise<void> {
  const column = <T>(pick: (one: Decided) => T) => decided.map(pick);
  const waiting = column(({ decision }) => decision.choice.is === 'waits');
  await sql`
    insert into routing (workspace_id, conversation_id, rule_id, team_id, tier, waiting_since, line, urgency, because)
    select ${tx.workspaceId}, w.id, w.rule_id, w.team_id, w.tier, case when w.waits then ${now}::timestamptz end, w.line, w.urgency, w.because
    from unnest(${column(({ locked }) => locked.id)}::uuid[], ${column(({ decision }) => decision.rule?.id ?? null)}::text[],
      ${column((one) => given(one).teamId)}::uuid[], ${column((one) => given(one).tier)}::smallint[], ${waiting}::boolean[],
      ${column(({ asking, decision }) => (decision.choice.is === 'waits' ? lineOf(decision, asking.facts) : null))}::text[],
      ${column(({ asking }) => urgencyOf(asking.facts))}::smallint[],
      ${column(({ decision: { choice } }) => (choice.is === 'waits' ? choice.because : null))}::text[])
      as w (id, rule_id, team_id, tier, waits, line, urgency, because)
    on conflict (workspace_id, conversation_id) do update set rule_id = excluded.rule_id, team_id = excluded.team_id,
      tier = excluded.tier, line = excluded.line, urgency = excluded.urgency, because = excluded.because,
      waiting_since = case when excluded.waiting_since is null then null
        else coalesce(routing.waiting_since, excluded.waiting_since) end`.execute(tx);
}

/** Turns follow from the decisions in their order, as `noteTaken` counted them. */
async function writeTurns(tx: Tx, decided: readonly Decided[]): Promise<void> {
  const taken = decided.flatMap(({ decision: { rule, choice } }) =>
    rule && choice.is === 'person' ? [{ ruleId: rule.id, agentId: choice.agentId }] : [],
  );
  if (taken.length === 0) return;
  await sql`
    insert into routing_turn (workspace_id, rule_id, agent_id, n)
    select ${tx.workspaceId}, w.rule_id, w.agent_id, max(w.n) + coalesce((
      select max(t.n) from routing_turn t where t.workspace_id = ${tx.workspaceId} and t.rule_id = w.rule_id), 0)
    from unnest(${taken.map((one) => one.ruleId)}::text[], ${taken.map((one) => one.agentId)}::uuid[])
      with ordinality as w (rule_id, agent_id, n)
    group by w.rule_id, w.agent_id
    on conflict (workspace_id, rule_id, agent_id) do update set n = excluded.n`.execute(tx);
}

/** The facts without the customer’s words: those stand in the messages, and an erasure finds them there. */
async function writeTraces(tx: Tx, decided: readonly Decided[], { version, body }: Policy, now: Date): Promise<void> {
  const rows = decided.map(({ locked, asking, decision }) => {
    const { text: _, ...facts } = asking.facts;
    return { id: locked.id, facts, outcome: outcomeOf(decision, body) };
  });
  await sql`
    insert into decision (workspace_id, id, conversation_id, policy_kind, policy_version, facts, outcome, at)
    select ${tx.workspaceId}, d.id, d.conversation_id, 'routing', ${version}, d.facts::jsonb, d.outcome::jsonb, ${now}
    from unnest(${rows.map(() => newId(now))}::uuid[], ${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ facts }) => JSON.stringify(facts))}::text[], ${rows.map(({ outcome }) => JSON.stringify(outcome))}::text[])
      as d (id, conversation_id, facts, outcome)`.execute(tx);
}
