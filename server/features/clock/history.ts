import { sql } from 'kysely';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import type { Happening } from './run.ts';

/** A conversation with everything that moves its clocks, its row locked. */
export type Moving = {
  id: string;
  category: string | null;
  priority: Priority;
  teamId: string | null;
  network: string;
  primaryDueAt: Date | null;
  history: Happening[];
};

type Stored = {
  id: string;
  status: ConversationStatus;
  held_by_department: string | null;
  resolved_at: Date | null;
  opened_at: Date;
  last_message_at: Date;
  merged_into: string | null;
  aside: string | null;
  category: string | null;
  priority: Priority;
  team_id: string | null;
  network: string;
  primary_due_at: Date | null;
};

/** Those of these conversations that exist, locked in the order in which everybody locks them. */
export async function lockMoving(tx: Tx, conversationIds: readonly string[]): Promise<Moving[]> {
  const { rows } = await sql<Stored>`
    select c.id, c.status, c.held_by_department, c.resolved_at, c.opened_at, c.last_message_at, c.merged_into, c.aside, c.category,
      c.priority, c.team_id, p.network, c.primary_due_at
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
    order by c.id for update of c`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const happened = await readHappened(tx, ids);
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    priority: row.priority,
    teamId: row.team_id,
    network: row.network,
    primaryDueAt: row.primary_due_at,
    // What became part of another has nothing of its own left to wait for, and what is set aside waits for nobody.
    history: row.merged_into === null && row.aside === null ? untilNow(happened.get(row.id) ?? [], row) : [],
  }));
}

type Happened = {
  conversation_id: string;
  at: Date;
  what: Happening['what'];
  asked_at: Date | null;
  status: ConversationStatus | null;
  held_by: string | null;
};

/**
 * Questions, answers of people, questions that need none, and changes of the status, in order. Of one moment: the question
 * before the answer, both before the status that follows from them. To have been set aside and brought back, or out of the
 * queue because nobody waits, counts as if it had never been.
 */
async function readHappened(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Happening[]>> {
  const { rows } = await sql<Happened>`
    select * from (
      select m.conversation_id, m.occurred_at as at, case m.direction when 'in' then 'asked' else 'answered' end as what,
        null as asked_at, null as status, null as held_by, m.received_seq as seq
      from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = any(${conversationIds}::uuid[])
        and case m.direction when 'in' then m.asks else not m.is_automatic and m.undelivered_at is null end
      union all
      select m.conversation_id, greatest(t.decided_at, m.occurred_at), 'excused', m.occurred_at, null, null, m.received_seq
      from message m
      join triage t on t.workspace_id = m.workspace_id and t.message_id = m.id and t.decision in ('watch', 'none')
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = any(${conversationIds}::uuid[])
        and m.direction = 'in' and m.asks
      union all
      select e.conversation_id, e.at, 'status', null, coalesce(d.body ->> 'to', 'open'), d.body ->> 'heldBy', e.position
      from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
      where e.workspace_id = ${tx.workspaceId} and e.conversation_id = any(${conversationIds}::uuid[])
        and e.type in ('conversation.status_changed', 'conversation.reopened')
        and coalesce(d.body ->> 'reason', '') not in ('set_aside', 'brought_back', 'no_answer_needed', 'answer_needed')
    ) happened
    order by conversation_id, at, array_position(array['asked', 'answered', 'excused', 'status'], what), seq`.execute(
    tx,
  );
  const found = new Map<string, Happening[]>();
  for (const row of rows) {
    const history = found.get(row.conversation_id) ?? [];
    found.set(row.conversation_id, history);
    history.push(happeningOf(row));
  }
  return found;
}

function happeningOf({ at, what, asked_at, status, held_by }: Happened): Happening {
  if (what === 'excused') return { at, what, askedAt: asked_at ?? at };
  return what === 'status' ? { at, what, status: status ?? 'open', heldBy: held_by } : { at, what };
}

/** What the row of a conversation says of itself. */
export type Standing = Pick<Stored, 'status' | 'held_by_department' | 'resolved_at' | 'opened_at' | 'last_message_at'>;

/** Pure: where the row says something else than the events do, as after an erasure, the row is right. */
export function untilNow(history: Happening[], row: Standing): Happening[] {
  const last = history.findLast((one) => one.what === 'status');
  const known = last?.what === 'status' ? last : { status: 'open', heldBy: null };
  if (known.status === row.status && known.heldBy === row.held_by_department) return history;
  const isWokenByQuestion = row.status === 'open' && history.at(-1)?.what === 'asked';
  if (isWokenByQuestion) return history;
  const at = new Date(
    Math.max(
      (row.resolved_at ?? row.last_message_at).getTime(),
      history.at(-1)?.at.getTime() ?? row.opened_at.getTime(),
    ),
  );
  return [...history, { at, what: 'status', status: row.status, heldBy: row.held_by_department }];
}
