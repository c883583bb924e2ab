import { sql } from 'kysely';
import type { ConversationStatus } from '#contract/filter.ts';
import { isQuiet, type TriageDecision } from '#contract/triage-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { lockConversations, settle, writeChanges } from '#server/features/conversation/commands.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';
import { cameBack, type LastStatus, leftQueue, placeOf } from './place.ts';

/** More than anybody writes before they are heard; what is older asks for no less than the rest. */
const mostWaiting = 200;

type Standing = {
  id: string;
  isAside: boolean;
  outcome: TriageDecision | null;
  waiting: (TriageDecision | null)[] | null;
  last: LastStatus | null;
};

/**
 * Has these conversations stand where the decisions on their messages put them: out of the queue where nobody is waited
 * for, and back in it. `by`: the person who decided just now.
 */
export async function settleConversations(
  tx: Tx,
  conversationIds: readonly string[],
  now: Date,
  by: Actor | null = null,
): Promise<void> {
  const locked = new Map((await lockConversations(tx, conversationIds)).map((one) => [one.id, one]));
  const placed = (await readStanding(tx, [...locked.keys()])).flatMap((standing) => {
    const before = locked.get(standing.id);
    if (!before || before.isMerged) return [];
    const { isAside, waiting, last } = standing;
    return [
      { standing, before, ...placeOf({ status: before.status, isAside, waiting: waiting ?? [], last }, by !== null) },
    ];
  });
  const known = placed.flatMap(({ standing, outcome }) =>
    outcome === null || outcome === standing.outcome ? [] : [{ id: standing.id, outcome, before: standing.outcome }],
  );
  await writeOutcomes(tx, known);
  for (const one of known) if (by === null) tell(tx, one, now);
  const actor = by ?? systemActor;
  for (const reason of [leftQueue, cameBack] as const) {
    const changes = placed.flatMap(({ before, to }) =>
      to?.reason === reason
        ? [{ id: before.id, before, after: settle(before, { status: to.status, snoozedUntil: null }, now) }]
        : [],
    );
    await writeChanges(tx, changes, { actor, now, reason });
  }
}

type StatusRow = { from: ConversationStatus | null; reason: string | null; is_by_person: boolean };
type StandingRow = Omit<Standing, 'last'> & { last: StatusRow | null };

/** In one statement: what waits in each, since the last answer of a person, and how the status last changed. */
async function readStanding(tx: Tx, conversationIds: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<StandingRow>`
    select c.id, c.aside is not null as "isAside", l.label as outcome, waiting.decisions as waiting, last.change as last
    from conversation c
    left join conversation_label l on l.workspace_id = c.workspace_id and l.conversation_id = c.id and l.task = 'triage'
    left join lateral (
      select o.occurred_at as at from message o
      where o.workspace_id = c.workspace_id and o.conversation_id = c.id and o.direction = 'out' and not o.is_automatic
        and o.undelivered_at is null
      order by o.occurred_at desc, o.received_seq desc limit 1
    ) answer on true
    left join lateral (
      select jsonb_agg(m.decision) as decisions from (
        select t.decision from message m
        left join triage t on t.workspace_id = m.workspace_id and t.message_id = m.id
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.asks
          and m.deleted_at is null and m.occurred_at > coalesce(answer.at, '-infinity')
        order by m.occurred_at desc, m.received_seq desc limit ${mostWaiting}
      ) m
    ) waiting on true
    left join lateral (
      select jsonb_build_object('from', d.body ->> 'from', 'reason', d.body ->> 'reason', 'is_by_person', e.actor_kind <> 'system') as change
      from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = c.workspace_id and e.conversation_id = c.id
        and e.type in ('conversation.status_changed', 'conversation.reopened')
      order by e.position desc limit 1
    ) last on true
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])`.execute(tx);
  return rows.map(({ last, ...row }) => ({
    ...row,
    last: last && { from: last.from, reason: last.reason, isByPerson: last.is_by_person },
  }));
}

type Outcome = { id: string; outcome: TriageDecision; before: TriageDecision | null };

async function writeOutcomes(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await sql`
    insert into conversation_label (workspace_id, conversation_id, task, label)
    select ${tx.workspaceId}, o.id, 'triage', o.label
    from unnest(${outcomes.map(({ id }) => id)}::uuid[], ${outcomes.map(({ outcome }) => outcome)}::text[]) as o (id, label)
    on conflict (workspace_id, conversation_id, task) do update set label = excluded.label`.execute(tx);
}

/** That something is answered is no news. */
function tell(tx: Tx, { id, outcome, before }: Outcome, now: Date): void {
  if (!isQuiet(outcome) && (before === null || !isQuiet(before))) return;
  record(tx, {
    type: 'conversation.triaged',
    at: now,
    actor: systemActor,
    subject: { kind: 'conversation', id },
    conversationId: id,
    detail: { from: before, to: outcome },
  });
}
