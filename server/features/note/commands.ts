import { sql } from 'kysely';
import type { TimelineNote } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { changeConversation, follow, requireActiveAgents } from '#server/features/conversation/commands.ts';
import { toTokens } from '#server/features/search/commands.ts';
import type { Actor } from '#server/http/viewer.ts';

export type NewNote = {
  id?: string | undefined;
  text: string;
  mentions: readonly string[];
  /** Who was asked, when it is a stakeholder's answer. */
  recipientId?: string | null;
};

/**
 * Adds an internal note and tells those it names. They follow the conversation from here on, and so does who asked them.
 * With an `id` that the caller made, a second try finds what the first one added. Throws `not_found` for somebody who is
 * no agent here, `conflict` when the id is another note's.
 */
export async function addNote(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  { id: wanted, text, mentions, recipientId = null }: NewNote,
  now: Date,
): Promise<TimelineNote> {
  const agentId = actor.kind === 'agent' ? actor.id : null;
  const known = wanted === undefined ? null : await findAdded(tx, wanted, { conversationId, agentId });
  if (known) return known;
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  const named = [...new Set(mentions)];
  await requireActiveAgents(tx, named);
  const id = wanted ?? newId(now);
  const common = { workspace_id: tx.workspaceId, conversation_id: conversationId, created_at: now };
  await tx
    .insertInto('note')
    .values({
      ...common,
      id,
      agent_id: agentId,
      recipient_id: recipientId,
      text,
      tokens: sql`array_to_tsvector(${toTokens(text)}::text[])`,
    })
    .execute();
  if (named.length > 0)
    await tx
      .insertInto('note_mention')
      .values(named.map((one) => ({ ...common, note_id: id, agent_id: one })))
      .execute();
  if (named.length > 0) await follow(tx, actor, conversationId, agentId === null ? named : [agentId, ...named], now);
  const subject = { kind: 'note', id };
  record(tx, { type: 'note.added', at: now, actor, subject, conversationId, detail: { mentions: named } });
  return { kind: 'note', id, at: now.toISOString(), agentId, text, mentions: named, from: null };
}

/** Takes a note back that the actor wrote; answers whether it was still there. */
export async function takeBackNote(tx: Tx, actor: Actor, noteId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ conversation_id: string }>`
    delete from note where workspace_id = ${tx.workspaceId} and id = ${noteId} and agent_id is not distinct from
      ${actor.kind === 'agent' ? actor.id : null}::uuid
    returning conversation_id`.execute(tx);
  const conversationId = rows[0]?.conversation_id;
  if (!conversationId) return false;
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  record(tx, {
    type: 'note.taken_back',
    at: now,
    actor,
    subject: { kind: 'note', id: noteId },
    conversationId,
    detail: {},
  });
  return true;
}

type Author = { conversationId: string; agentId: string | null };

/** What an earlier try with this id added. Two tries in one moment meet at the key: the second fails and is tried again. */
async function findAdded(tx: Tx, id: string, { conversationId, agentId }: Author): Promise<TimelineNote | null> {
  const { rows } = await sql<{
    conversation_id: string;
    agent_id: string | null;
    text: string;
    created_at: Date;
    mentions: string[];
  }>`
    select n.conversation_id, n.agent_id, n.text, n.created_at,
      array(select nm.agent_id from note_mention nm
        where nm.workspace_id = n.workspace_id and nm.note_id = n.id order by nm.agent_id) as mentions
    from note n where n.workspace_id = ${tx.workspaceId} and n.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  if (row.conversation_id !== conversationId || row.agent_id !== agentId)
    throw new AppError('conflict', 'bad_request', 'This id was used for another note. Make a new one for each note.');
  return {
    kind: 'note',
    id,
    at: row.created_at.toISOString(),
    agentId,
    text: row.text,
    mentions: row.mentions,
    from: null,
  };
}
