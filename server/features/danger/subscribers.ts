import { sql } from 'kysely';
import { defaultDanger } from '#contract/danger-defaults.ts';
import { findDanger } from '#server/danger-words/find.ts';
import type { Tx } from '#server/db/client.ts';
import type { Subscriber } from '#server/events/subscriber.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { noteDanger, takeCare } from './commands.ts';

/** Whoever writes that a life is in danger has people called; who takes care gets the conversation. */
export const watchDanger: Subscriber = {
  name: 'danger.watch',
  types: ['message.received', 'message.edited', 'conversation.understood', 'page.acknowledged'],
  async handle(tx, events, now) {
    const messageIds = events.flatMap(({ type, subjectId }) => (type.startsWith('message.') && subjectId) || []);
    if (messageIds.length > 0) await look(tx, [...new Set(messageIds)], now);
    const understood = events.flatMap(({ type, conversationId }) =>
      type === 'conversation.understood' && conversationId !== null ? [conversationId] : [],
    );
    if (understood.length > 0) await lookAtVerdicts(tx, [...new Set(understood)], now);
    for (const { type, subjectId } of events) {
      const taken = type === 'page.acknowledged' && subjectId ? await takeCare(tx, subjectId, now) : null;
      if (taken) await changeConversation(tx, systemActor, taken.conversationId, { assigneeId: taken.agentId }, now);
    }
  },
};

/** Older than so many hours, what a model finds in it calls nobody: it was judged anew. */
const freshHours = 24;

/**
 * Where a model reads a threat, people are called whatever the words; its kind is what the words say, else violence. What
 * somebody has said to be none stays none.
 */
async function lookAtVerdicts(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<Written>`
    select m.id, coalesce(c.merged_into, c.id) as "conversationId", m.text
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id and v.labels ->> 'threat' = 'threat'
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = any(${conversationIds}::uuid[]) and m.direction = 'in'
      and m.deleted_at is null and m.occurred_at > ${new Date(now.getTime() - freshHours * 3_600_000)}
      and not exists (select from danger d where d.workspace_id = m.workspace_id
        and d.conversation_id = coalesce(c.merged_into, c.id) and d.ended_at >= m.received_at)
    order by m.occurred_at, m.received_seq`.execute(tx);
  if (rows.length === 0) return;
  const { body } = await readActive(tx, 'danger');
  for (const { id: messageId, conversationId, text } of rows) {
    const found = findDanger(text, body).map(({ kind }) => kind);
    // The verdict knows the shipped words alone: what this workspace says to be harmless is no ground to call anybody.
    if (found.length === 0 && findDanger(text, defaultDanger).length > 0) continue;
    const kinds = found.length > 0 ? found : (['violence'] as const);
    await noteDanger(tx, systemActor, { conversationId, messageId, kinds, words: [], by: 'model' }, now);
  }
}

type Written = { id: string; conversationId: string; text: string };

/** What a customer wrote, beside their pictures too. */
async function look(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<Written>`
    select m.id, coalesce(c.merged_into, c.id) as "conversationId",
      m.text || coalesce((select string_agg(E'\\n' || a.alt, '') from attachment a
        where a.workspace_id = m.workspace_id and a.message_id = m.id and a.alt <> ''), '') as text
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and m.direction = 'in' and m.deleted_at is null
    order by m.occurred_at, m.received_seq`.execute(tx);
  if (rows.length === 0) return;
  const { body } = await readActive(tx, 'danger');
  for (const { id: messageId, conversationId, text } of rows) {
    const found = findDanger(text, body);
    if (found.length === 0) continue;
    const kinds = found.map(({ kind }) => kind);
    const words = found.map(({ phrase }) => phrase);
    await noteDanger(tx, systemActor, { conversationId, messageId, kinds, words, by: 'words' }, now);
  }
}
