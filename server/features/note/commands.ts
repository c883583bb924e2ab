import { sql } from 'kysely';
import type { TimelineNote } from '#contract/conversation.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { changeConversation, follow, requireActiveAgents } from '#server/features/conversation/commands.ts';
import { toTokens } from '#server/features/search/commands.ts';
import type { Actor } from '#server/http/viewer.ts';

/**
 * Adds an internal note and tells those it names. They follow the conversation from here on, and so does who asked them.
 * Throws `not_found` for somebody who is no agent here.
 */
export async function addNote(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  { text, mentions }: { text: string; mentions: readonly string[] },
  now: Date,
): Promise<TimelineNote> {
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  const named = [...new Set(mentions)];
  await requireActiveAgents(tx, named);
  const id = newId(now);
  const agentId = actor.kind === 'agent' ? actor.id : null;
  const common = { workspace_id: tx.workspaceId, conversation_id: conversationId, created_at: now };
  await tx
    .insertInto('note')
    .values({ ...common, id, agent_id: agentId, text, tokens: sql`array_to_tsvector(${toTokens(text)}::text[])` })
    .execute();
  if (named.length > 0)
    await tx
      .insertInto('note_mention')
      .values(named.map((one) => ({ ...common, note_id: id, agent_id: one })))
      .execute();
  if (named.length > 0) await follow(tx, actor, conversationId, agentId === null ? named : [agentId, ...named], now);
  const subject = { kind: 'note', id };
  record(tx, { type: 'note.added', at: now, actor, subject, conversationId, detail: { mentions: named } });
  return { kind: 'note', id, at: now.toISOString(), agentId, text, mentions: named };
}
