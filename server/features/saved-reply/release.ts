import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { SavedReply } from '#contract/saved-reply.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { listSamePerson } from '#server/features/gate/queries.ts';
import { notify } from '#server/features/notification/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { asksRelease } from './asks-release.ts';
import { getSavedReply } from './queries.ts';

/** What a release is bound to: other texts, other people or a later end ask again, another title does not. Pure. */
export function digestOf({
  audience,
  teamId,
  expiresAt,
  variants,
}: Pick<SavedReply, 'audience' | 'teamId' | 'expiresAt' | 'variants'>): string {
  const texts = variants.map(({ network, language, text }) => [network, language, text]);
  return createHash('sha256')
    .update(JSON.stringify([audience, teamId, expiresAt, texts]))
    .digest('hex');
}

/** Who is behind what the viewer writes: themselves, or who made the key. */
async function writerOf(tx: Tx, { agentId, apiKeyId }: Viewer): Promise<string | null> {
  if (agentId !== null || apiKeyId === null) return agentId;
  const key = await tx
    .selectFrom('api_key')
    .select('created_by')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', apiKeyId)
    .executeTakeFirst();
  return key?.created_by ?? null;
}

/**
 * Notes how it reads now. Where the policy asks for a second person, and others are to send it, it waits for one unless
 * exactly this was released before; else it may be used at once.
 */
export async function noteWording(tx: Tx, viewer: Viewer, reply: SavedReply, now: Date): Promise<void> {
  const digest = digestOf(reply);
  const writtenBy = await writerOf(tx, viewer);
  const waits = sql<boolean>`(${asksRelease(tx)} and audience <> 'me')`;
  const { rows } = await sql<{ isWaiting: boolean }>`
    update saved_reply set digest = ${digest}, written_by = ${writtenBy},
      released_digest = case when ${waits} then released_digest else ${digest} end,
      released_at = case when ${waits} then released_at else ${now}::timestamptz end,
      released_by = case when ${waits} then released_by end
    where workspace_id = ${tx.workspaceId} and id = ${reply.id} and digest <> ${digest}
    returning released_digest is distinct from digest as "isWaiting"`.execute(tx);
  if (rows[0]?.isWaiting) await askForRelease(tx, { replyId: reply.id, digest, writtenBy }, now);
}

type Asked = { replyId: string; digest: string; writtenBy: string | null };

/** Tells everybody who can release it, once for each wording. */
async function askForRelease(tx: Tx, { replyId, digest, writtenBy }: Asked, now: Date): Promise<void> {
  const own = writtenBy === null ? [] : await listSamePerson(tx, writtenBy);
  const { rows } = await sql<{ agentId: string }>`
    select ar.agent_id as "agentId" from agent_role ar
    join agent a on a.workspace_id = ar.workspace_id and a.id = ar.agent_id and a.state = 'active'
    join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
    where ar.workspace_id = ${tx.workspaceId} and 'reply.approve' = any(r.permissions)
      and not ar.agent_id = any(${own}::uuid[])`.execute(tx);
  const told = {
    kind: 'reply_to_release' as const,
    conversationId: null,
    detail: { by: writtenBy ?? 'nobody', reply: replyId },
    urgency: 'later' as const,
    key: `saved_reply ${replyId} ${digest}`,
  };
  await notify(
    tx,
    rows.map(({ agentId }) => ({ ...told, agentId })),
    now,
  );
}

type Wanted = { replyId: string; digest: string; released: boolean };

/**
 * A second person lets exactly these words be used, or takes that back. Throws `stale_version` when they are others by
 * now, `not_possible_here` for who wrote them, also by another account, and for an API key.
 */
export async function releaseSavedReply(
  tx: Tx,
  viewer: Viewer,
  { replyId, digest, released }: Wanted,
  now: Date,
): Promise<SavedReply> {
  await getSavedReply(tx, viewer, replyId, { now });
  const row = await tx
    .selectFrom('saved_reply')
    .select(['digest', 'released_digest', 'written_by'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', replyId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('saved reply');
  if (viewer.agentId === null) throw unfit('A person releases it; an API key cannot.');
  if (row.written_by !== null && (await listSamePerson(tx, viewer.agentId)).includes(row.written_by))
    throw unfit('These are your own words. Somebody else has to release them.');
  if (row.digest !== digest)
    throw new AppError('conflict', 'stale_version', 'It was changed meanwhile. Read it again, then release it.');
  if ((row.released_digest === row.digest) === released) return getSavedReply(tx, viewer, replyId, { now });
  await tx
    .updateTable('saved_reply')
    .set({
      released_digest: released ? digest : null,
      released_at: released ? now : null,
      released_by: released ? viewer.agentId : null,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', replyId)
    .execute();
  const subject = { kind: 'saved_reply', id: replyId };
  record(tx, { type: 'saved_reply.released', at: now, actor: actorOf(viewer), subject, detail: { released } });
  return getSavedReply(tx, viewer, replyId, { now });
}

const unfit = (message: string) => new AppError('forbidden', 'not_possible_here', message);
