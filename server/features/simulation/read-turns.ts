import { sql } from 'kysely';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import type { Turn } from './past.ts';

type Happened = {
  conversation_id: string;
  at: Date;
  type: string;
  actor_kind: string;
  body: Record<string, string | null> | null;
};

/** A merge as an event names it. */
export type NamedMerge = { mergeId: string; conversationId: string };

export type Turns = {
  of(conversationId: string): Turn[];
  /** What it was before its first change; null when it never changed. */
  firstStatus(conversationId: string): ConversationStatus | null;
  /** Merges that these conversations were part of, on either side. */
  merged: NamedMerge[];
};

/** What happened to these conversations beside messages, in the order of the chain. */
export async function readTurns(tx: Tx, conversationIds: readonly string[]): Promise<Turns> {
  const { rows } = await sql<Happened>`
    select e.conversation_id, e.at, e.type, e.actor_kind, d.body
    from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id = any(${conversationIds}::uuid[])
      and e.type in ('conversation.status_changed', 'conversation.reopened', 'conversation.assigned',
        'conversation.priority_changed', 'conversation.merged', 'conversation.absorbed')
      -- The clocks' own history leaves these out too.
      and coalesce(d.body ->> 'reason', '') not in ('no_answer_needed', 'answer_needed')
    order by e.conversation_id, e.position`.execute(tx);
  const found = new Map<string, Turn[]>();
  const first = new Map<string, ConversationStatus>();
  const merged: NamedMerge[] = [];
  for (const row of rows) {
    const turn = turnOf(row);
    if (!turn) continue;
    const turns = found.get(row.conversation_id) ?? [];
    found.set(row.conversation_id, turns);
    turns.push(turn);
    if (turn.what === 'status' && !first.has(row.conversation_id))
      first.set(row.conversation_id, (row.body?.from ?? 'open') as ConversationStatus);
    const mergeId = row.body?.merge;
    if (mergeId && (turn.what === 'merged' || turn.what === 'absorbed'))
      merged.push({ mergeId, conversationId: row.conversation_id });
  }
  return { of: (id) => found.get(id) ?? [], firstStatus: (id) => first.get(id) ?? null, merged };
}

/** Null for what an erasure emptied and for what the matrix itself changed. Events hold what the catalogue says of them. */
function turnOf({ at, type, actor_kind, body }: Happened): Turn | null {
  switch (type) {
    case 'conversation.reopened':
      return body && { at, what: 'status', status: 'open', heldBy: null };
    case 'conversation.status_changed':
      return body && { at, what: 'status', status: body.to as ConversationStatus, heldBy: body.heldBy ?? null };
    case 'conversation.assigned':
      return body && { at, what: 'team', teamId: body.team ?? null };
    case 'conversation.priority_changed':
      return actor_kind === 'system' ? null : body && { at, what: 'priority', priority: body.to as Priority };
    case 'conversation.merged':
      return { at, what: 'merged' };
    default:
      return { at, what: 'absorbed', status: 'open', priority: null };
  }
}
