import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { type Ending, findEndings, readPlaces } from '#server/features/conversation/queries.ts';
import { saveDraft } from '#server/features/draft/commands.ts';
import { readDrafts } from '#server/features/draft/queries.ts';
import { systemActor, type Viewer } from '#server/http/viewer.ts';
import { draftClosing } from './words.ts';

/** A resolved conversation and one that is linked with it. */
type Linked = { id: string; number: number; linkedId: string };

/**
 * After conversations were resolved: those linked with one of them whose public thread waits for our word after it went on
 * in private are open again, with a draft for whoever has them. What that person is writing already stays.
 */
export async function draftInLinked(tx: Tx, resolvedIds: readonly string[], now: Date): Promise<void> {
  const links = await listLinked(tx, resolvedIds);
  const ids = [...new Set(links.map(({ linkedId }) => linkedId))];
  const endings = await findEndings(tx, ids);
  const places = await readPlaces(tx, ids);
  for (const id of ids) {
    const because = links.find(({ linkedId }) => linkedId === id);
    const posts = endings.get(id) ?? [];
    const waits = posts.some(({ isClosed, needs }) => !isClosed && needs === 'closing');
    const place = places.get(id);
    if (!because || !place || !waits) continue;
    const isDrafted = place.assigneeId !== null && (await draftFor(tx, place.assigneeId, id, posts, now));
    if (isDrafted)
      record(tx, {
        type: 'conversation.closing_drafted',
        at: now,
        actor: systemActor,
        subject: { kind: 'conversation', id },
        conversationId: id,
        detail: { because: because.id, becauseNumber: because.number },
      });
    const isDone = place.status === 'resolved';
    if (isDone || isDrafted)
      await changeConversation(
        tx,
        systemActor,
        id,
        isDone ? { status: 'open', reason: 'closing' } : { touched: true },
        now,
      );
  }
}

async function draftFor(tx: Tx, agentId: string, conversationId: string, endings: readonly Ending[], now: Date) {
  const draft = await draftClosing(tx, asTheirs(tx, agentId), { conversationId, endings }, []);
  if (!draft || draft.problem) return false;
  if ((await readDrafts(tx, agentId, conversationId)).some(({ mode }) => mode === 'public')) return false;
  const { text, postId } = draft;
  await saveDraft(
    tx,
    agentId,
    conversationId,
    { mode: 'public', text, attachmentIds: [], postId, savedReplyIds: [] },
    now,
  );
  return true;
}

/** Whoever has a conversation reaches it; what a draft says in public is nothing that needs a permission. */
const asTheirs = ({ workspaceId }: Tx, agentId: string): Viewer => ({
  workspaceId,
  agentId,
  apiKeyId: null,
  permissions: new Set(),
  reach: 'all',
  teamIds: [],
});

async function listLinked(tx: Tx, resolvedIds: readonly string[]): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select resolved.id, resolved.number, linked.id as "linkedId"
    from conversation resolved
    join conversation_link l on l.workspace_id = resolved.workspace_id and resolved.id in (l.one_id, l.other_id)
    join conversation linked on linked.workspace_id = l.workspace_id and linked.id in (l.one_id, l.other_id)
      and linked.id <> resolved.id and linked.merged_into is null
    where resolved.workspace_id = ${tx.workspaceId} and resolved.id = any(${resolvedIds}::uuid[]) and resolved.status = 'resolved'
    order by linked.id, resolved.id`.execute(tx);
  return rows;
}
