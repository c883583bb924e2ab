import { sql } from 'kysely';
import type { Draft } from '#contract/draft.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlaced, readSurvivors } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { carry, type Kept } from './carry.ts';

type Typed = Pick<Draft, 'mode' | 'text' | 'attachmentIds' | 'postId' | 'savedReplyIds'> &
  Partial<Pick<Draft, 'promised' | 'choices'>>;

/** Keeps what an agent is typing in one mode, and what it offers where nothing new is said of that; with neither text nor attachment the draft is gone. */
export async function saveDraft(
  tx: Tx,
  agentId: string,
  conversationId: string,
  { mode, text, attachmentIds, postId, savedReplyIds, promised = [], choices }: Typed,
  now: Date,
): Promise<void> {
  if (text === '' && attachmentIds.length === 0) return deleteDraft(tx, agentId, conversationId, mode);
  const offered = mode === 'private' ? (choices ?? null) : [];
  await sql`
    insert into draft (workspace_id, conversation_id, agent_id, mode, text, attachment_ids, post_id, saved_reply_ids, promised, choices, updated_at)
    values (${tx.workspaceId}, ${conversationId}, ${agentId}, ${mode}, ${text}, ${attachmentIds}::uuid[],
      ${mode === 'public' ? postId : null}, ${savedReplyIds}::uuid[],
      ${JSON.stringify(promised)}::jsonb, coalesce(${offered}::text[], '{}'), ${now})
    on conflict (workspace_id, conversation_id, agent_id, mode)
    do update set text = excluded.text, attachment_ids = excluded.attachment_ids, post_id = excluded.post_id,
      saved_reply_ids = excluded.saved_reply_ids, promised = excluded.promised, choices = coalesce(${offered}::text[], draft.choices), updated_at = excluded.updated_at`.execute(
    tx,
  );
}

/**
 * The same where the conversation is today: what is typed while somebody else merges it away reaches the survivor's
 * draft, and stays where it was for when the merge is taken apart. Throws `not_found` out of the viewer's reach.
 */
export async function saveDraftToday(
  tx: Tx,
  viewer: Viewer & { agentId: string },
  conversationId: string,
  typed: Typed,
  now: Date,
): Promise<void> {
  const { agentId } = viewer;
  const today = await holdSurvivor(tx, conversationId);
  if (today === conversationId) return saveDraft(tx, agentId, conversationId, typed, now);
  await getPlaced(tx, viewer, today);
  const before = await readKept(tx, agentId, conversationId, typed.mode);
  const there = await readKept(tx, agentId, today, typed.mode);
  await saveDraft(tx, agentId, conversationId, typed, now);
  const carried = carry(there ?? nothing, before ?? nothing, typed);
  // Its moment stays: by it, taking the merge apart knows that nobody typed on in the survivor.
  await saveDraft(
    tx,
    agentId,
    today,
    {
      mode: typed.mode,
      ...carried,
      postId: there?.postId ?? typed.postId,
      savedReplyIds: [...new Set([...(there?.savedReplyIds ?? []), ...typed.savedReplyIds])],
      promised: typed.promised ?? [],
      choices: typed.choices,
    },
    there?.updatedAt ?? now,
  );
}

const nothing: Kept = { text: '', attachmentIds: [] };

/** Where the conversation is today; nobody merges that or takes it apart until the transaction ends. */
async function holdSurvivor(tx: Tx, conversationId: string): Promise<string> {
  const find = async () => (await readSurvivors(tx, [conversationId])).get(conversationId)?.id ?? conversationId;
  for (let held = await find(); ; ) {
    await sql`select from conversation where workspace_id = ${tx.workspaceId} and id = ${held} for key share`.execute(
      tx,
    );
    const now = await find();
    if (now === held) return held;
    held = now;
  }
}

async function readKept(
  tx: Tx,
  agentId: string,
  conversationId: string,
  mode: Draft['mode'],
): Promise<(Kept & { postId: string | null; savedReplyIds: string[]; updatedAt: Date }) | undefined> {
  return tx
    .selectFrom('draft')
    .select([
      'text',
      'attachment_ids as attachmentIds',
      'post_id as postId',
      'saved_reply_ids as savedReplyIds',
      'updated_at as updatedAt',
    ])
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('mode', '=', mode)
    .forUpdate()
    .executeTakeFirst();
}

/** Forgets a draft, as after sending it. */
export async function deleteDraft(tx: Tx, agentId: string, conversationId: string, mode: Draft['mode']): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('mode', '=', mode)
    .execute();
}
