import { sql } from 'kysely';
import type { EventType } from '#contract/events.ts';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { decide } from './decide.ts';
import { readAsking } from './facts.ts';
import { keepLabels } from './labels.ts';
import { drawSample } from './sample.ts';
import { settleConversations } from './settle.ts';
import { writeDecided } from './write.ts';

/** After these a message is decided anew. */
const messageTypes: readonly EventType[] = ['message.received', 'message.edited', 'message.cut', 'verdict.corrected'];
/** After these, what of its messages was understood since it was decided; after danger, all of them. */
const conversationTypes: readonly EventType[] = ['conversation.understood', 'danger.found'];
/** After these other messages stand in it. */
const movingTypes: readonly EventType[] = [
  'message.deleted',
  'conversation.merged',
  'conversation.absorbed',
  'conversation.merge_undone',
  'conversation.split',
  'conversation.split_off',
  'conversation.split_undone',
];

/**
 * Every message of a customer is decided once it was understood; intake waits for none of it. It builds on who looks for
 * danger, so that a life is known to be in danger before anything is left without an answer.
 */
export const followTriage: Subscriber = {
  name: 'triage.follow',
  types: [...messageTypes, ...conversationTypes, ...movingTypes],
  after: 'danger.watch',
  handle: async (tx, events, now) => {
    const named = events.flatMap(({ type, subjectId }) => (isOneOf(messageTypes, type) && subjectId) || []);
    const understood = await listMessages(tx, conversationsOf(events, ['conversation.understood']), 'understood');
    const endangered = await listMessages(tx, conversationsOf(events, ['danger.found']), 'all');
    const messageIds = [...new Set([...named, ...understood, ...endangered])];
    const asking = await readAsking(tx, messageIds);
    const { version, body } = await readActive(tx, 'triage');
    const decided = asking.map(({ messageId, facts }) => ({ messageId, ...decide(body, facts) }));
    await writeDecided(tx, decided, version, now);
    await drawSample(tx, decided, now);
    const touched = new Set([
      ...asking.map(({ conversationId }) => conversationId),
      ...conversationsOf(events, [...conversationTypes, ...movingTypes, 'verdict.corrected']),
    ]);
    if (touched.size === 0) return;
    await settleConversations(tx, [...touched], now);
    await keepLabels(tx, [...touched]);
  },
};

const isOneOf = (types: readonly EventType[], type: string) => types.some((one) => one === type);

const conversationsOf = (events: readonly SeenEvent[], types: readonly EventType[]): string[] => [
  ...new Set(events.flatMap(({ type, conversationId }) => (isOneOf(types, type) ? (conversationId ?? []) : []))),
];

/** As many as anybody writes before they are heard. */
const mostOfOne = 50;

/** Those of the newest messages of these conversations that were understood since they were decided, or all. */
async function listMessages(
  tx: Tx,
  conversationIds: readonly string[],
  which: 'understood' | 'all',
): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select m.id from unnest(${conversationIds}::uuid[]) as c (id)
    cross join lateral (
      select m.id from message m
      where m.workspace_id = ${tx.workspaceId} and m.conversation_id = c.id and m.direction = 'in' and m.asks
        and m.deleted_at is null
      order by m.occurred_at desc, m.received_seq desc limit ${mostOfOne}
    ) m
    left join triage t on t.workspace_id = ${tx.workspaceId} and t.message_id = m.id
    left join verdict v on v.workspace_id = ${tx.workspaceId} and v.message_id = m.id
    where ${which === 'all'} or t.message_id is null or v.judged_at >= t.read_at`.execute(tx);
  return rows.map(({ id }) => id);
}
