import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { recount } from './count.ts';

/** What happened to a message by itself, and to all messages of a conversation. */
const ofMessage = [
  'message.received',
  'message.edited',
  'message.cut',
  'message.deleted',
  'verdict.corrected',
] as const;
const ofConversation = ['conversation.set_aside', 'conversation.brought_back'] as const;

/** Counts what customers write, again when it was understood, changed or set aside; intake waits for none of it. */
export const countMessages: Subscriber = {
  name: 'emerging.count',
  types: [...ofMessage, ...ofConversation, 'conversation.understood'],
  handle: async (tx, events, now) => {
    const own = ofTypes(events, ofMessage).flatMap(({ subjectId }) => subjectId ?? []);
    const understood = await readUnderstood(tx, ofTypes(events, ['conversation.understood']));
    const inside = await readInside(
      tx,
      ofTypes(events, ofConversation).flatMap(({ conversationId }) => conversationId ?? []),
    );
    await recount(tx, [...own, ...understood, ...inside], now);
  },
};

const ofTypes = (events: readonly SeenEvent[], types: readonly string[]) =>
  events.filter(({ type }) => types.includes(type));

/** The messages of which something new was understood, as the events say. */
async function readUnderstood(tx: Tx, events: readonly SeenEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select r ->> 'message' as id
    from event e join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    cross join lateral json_array_elements(d.body -> 'read') as r
    where e.workspace_id = ${tx.workspaceId} and e.position = any(${events.map(({ position }) => position)}::bigint[])`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

async function readInside(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])
      and direction = 'in'`.execute(tx);
  return rows.map(({ id }) => id);
}
