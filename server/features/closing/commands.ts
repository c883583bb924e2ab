import { sql } from 'kysely';
import type { QuestionReason } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { findQuestions, getPlaced } from '#server/features/conversation/queries.ts';
import { takeUp } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

/** Sets questions of bystanders aside, or with null has them wait again. Throws `not_found` for what is no question here. */
export async function leaveQuestions(
  tx: Tx,
  viewer: Viewer,
  {
    conversationId,
    messageIds,
    reason,
  }: { conversationId: string; messageIds: readonly string[]; reason: QuestionReason | null },
  now: Date,
): Promise<void> {
  await getPlaced(tx, viewer, conversationId);
  const wanted = [...new Set(messageIds)];
  const count =
    reason === null
      ? await takeBack(tx, conversationId, wanted)
      : await setAside(tx, { conversationId, wanted, reason, now });
  if (count === 0) return;
  record(tx, {
    type: 'conversation.question_left',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { questions: count, reason },
  });
  await changeConversation(tx, actorOf(viewer), conversationId, { touched: true }, now);
}

type Aside = { conversationId: string; wanted: readonly string[]; reason: QuestionReason; now: Date };

async function setAside(tx: Tx, { conversationId, wanted, reason, now }: Aside): Promise<number> {
  const open = (await findQuestions(tx, [conversationId], now)).get(conversationId) ?? [];
  if (wanted.some((id) => open.every(({ messageId }) => messageId !== id))) throw notFound('question');
  const { rows } = await sql`
    insert into question_left (workspace_id, message_id, conversation_id, reason, at)
    select ${tx.workspaceId}, id, ${conversationId}, ${reason}, ${now} from unnest(${wanted}::uuid[]) as id
    on conflict do nothing returning message_id`.execute(tx);
  return rows.length;
}

async function takeBack(tx: Tx, conversationId: string, wanted: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from question_left where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId}
      and message_id = any(${wanted}::uuid[]) returning message_id`.execute(tx);
  return rows.length;
}

/** Makes a bystander's question a conversation that the viewer answers, and gives its id. Throws `not_found`. */
export async function takeQuestion(
  tx: Tx,
  viewer: Viewer,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  now: Date,
): Promise<string> {
  await getPlaced(tx, viewer, conversationId);
  const open = (await findQuestions(tx, [conversationId], now)).get(conversationId) ?? [];
  if (open.every((question) => question.messageId !== messageId)) throw notFound('question');
  const taken = await takeUp(tx, messageId, now);
  if (viewer.agentId !== null)
    await changeConversation(tx, actorOf(viewer), taken, { assigneeId: viewer.agentId }, now);
  // The screen of the one it stood in counts one less.
  await changeConversation(tx, actorOf(viewer), conversationId, { touched: true }, now);
  return taken;
}
