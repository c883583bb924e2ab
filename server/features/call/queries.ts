import { type RawBuilder, sql } from 'kysely';
import type { TimelineCall } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';

/** A call with the key by which a timeline is ordered. */
export type KeyedCall = { at: string; call: TimelineCall };
/** Calls before this place; exclusive. `id` null: every call of that instant lies after it. */
export type Before = { at: string; id: string | null };

type Stored = {
  id: string;
  exact: string;
  way: TimelineCall['way'];
  direction: TimelineCall['direction'];
  occurred_at: Date;
  minutes: number | null;
  whom: string;
  text: string;
  agent_id: string | null;
  edited_at: Date | null;
};

/** The newest calls of a conversation before a place, newest first. */
export async function readCalls(
  tx: Tx,
  conversationId: string,
  before: Before | null,
  limit: number,
): Promise<KeyedCall[]> {
  const where =
    before === null
      ? sql`true`
      : before.id === null
        ? sql`c.occurred_at < ${before.at}::timestamptz`
        : sql`(c.occurred_at, c.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  return read(tx, sql`c.conversation_id = ${conversationId} and ${where}`, limit);
}

/** Null for one that is not here. */
export async function findCall(tx: Tx, callId: string): Promise<TimelineCall | null> {
  const [found] = await read(tx, sql`c.id = ${callId}`, 1);
  return found?.call ?? null;
}

async function read(tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<KeyedCall[]> {
  const { rows } = await sql<Stored>`
    select c.id, ${exactInstant('c.occurred_at')} as exact, c.way, c.direction, c.occurred_at, c.minutes, c.whom, c.text, c.agent_id,
      c.edited_at
    from logged_call c where c.workspace_id = ${tx.workspaceId} and ${where}
    order by c.occurred_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows.map(({ exact, ...row }) => ({
    at: exact,
    call: {
      kind: 'call',
      id: row.id,
      at: row.occurred_at.toISOString(),
      way: row.way,
      direction: row.direction,
      minutes: row.minutes,
      whom: row.whom,
      text: row.text,
      agentId: row.agent_id,
      editedAt: row.edited_at?.toISOString() ?? null,
    },
  }));
}
