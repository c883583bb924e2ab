import { sql } from 'kysely';
import { mostSavedReplies, type SavedReply, type Variant } from '#contract/saved-reply.ts';
import { problemOfText } from '#contract/saved-reply-text.ts';
import type { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { listFields } from '#server/features/contact/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { authorise, getEditable, requireOwner } from './authorise.ts';
import { getSavedReply } from './queries.ts';
import { noteWording } from './release.ts';
import { fillable } from './values.ts';
import { anchorOf } from './wording.ts';

export { authorise } from './authorise.ts';
export { countUses } from './count-uses.ts';
export { releaseSavedReply } from './release.ts';

type Wanted = {
  title: string;
  folder: string;
  audience: Audience;
  teamId?: string | null | undefined;
  ownerId?: string | null | undefined;
  expiresAt: string | null;
  variants: readonly Variant[];
};

/** Saves a reply. Throws AppError. */
export async function createSavedReply(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<SavedReply> {
  const teamId = await authorise(tx, viewer, wanted);
  const ownerId = await ownerOf(tx, viewer, wanted);
  await refuseBadTexts(tx, wanted.variants);
  await refuseTooMany(tx);
  const id = newId(now);
  const { title, folder, audience } = wanted;
  await tx
    .insertInto('saved_reply')
    .values({
      workspace_id: tx.workspaceId,
      id,
      title,
      folder,
      audience,
      team_id: teamId,
      owner_id: ownerId,
      expires_at: wanted.expiresAt,
      created_at: now,
      changed_at: now,
    })
    .execute();
  await writeVariants(tx, id, wanted.variants);
  note(tx, viewer, 'saved_reply.created', id, { title, audience }, now);
  await noteWording(tx, viewer, await getSavedReply(tx, viewer, id, { now }), now);
  return getSavedReply(tx, viewer, id, { now });
}

type Change = Partial<Wanted> & { replyId: string };

/** Changes what is named and leaves the rest. Throws AppError. */
export async function changeSavedReply(tx: Tx, viewer: Viewer, change: Change, now: Date): Promise<SavedReply> {
  const { replyId } = change;
  const before = await getEditable(tx, viewer, replyId, { now });
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wanted = { ...before, ...named };
  const moves = wanted.audience !== before.audience || wanted.teamId !== before.teamId;
  const teamId = moves ? await authorise(tx, viewer, wanted) : before.teamId;
  const stays = !moves && wanted.ownerId === before.ownerId;
  const ownerId = stays ? before.ownerId : await ownerOf(tx, viewer, wanted);
  const after = { ...wanted, teamId, ownerId, expiresAt: moment(wanted.expiresAt) };
  const changed = compared.filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
  if (changed.length === 0) return before;
  await tx
    .updateTable('saved_reply')
    .set({
      title: after.title,
      folder: after.folder,
      audience: after.audience,
      team_id: teamId,
      owner_id: ownerId,
      expires_at: after.expiresAt,
      changed_at: now,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', replyId)
    .execute();
  if (changed.includes('variants')) {
    await refuseBadTexts(tx, after.variants);
    await writeVariants(tx, replyId, after.variants);
  }
  note(tx, viewer, 'saved_reply.changed', replyId, { changed }, now);
  if (changed.some((key) => worded.has(key)))
    await noteWording(tx, viewer, await getSavedReply(tx, viewer, replyId, { now }), now);
  return getSavedReply(tx, viewer, replyId, { now });
}

/** What is only for oneself has no other owner. */
async function ownerOf(tx: Tx, viewer: Viewer, { audience, ownerId }: Pick<Wanted, 'audience' | 'ownerId'>) {
  return audience === 'me' ? viewer.agentId : requireOwner(tx, viewer, ownerId ?? viewer.agentId);
}

const compared = ['title', 'folder', 'audience', 'teamId', 'ownerId', 'expiresAt', 'variants'] as const;
/** What a release is bound to. */
const worded: ReadonlySet<string> = new Set(['audience', 'teamId', 'expiresAt', 'variants']);
const moment = (written: string | null) => (written === null ? null : new Date(written).toISOString());

/** Takes it out of every list; drafts made from it can no longer be sent unchanged. Throws AppError. */
export async function deleteSavedReply(tx: Tx, viewer: Viewer, replyId: string, now: Date): Promise<void> {
  await getEditable(tx, viewer, replyId, { now });
  await setDeleted(tx, replyId, now);
  note(tx, viewer, 'saved_reply.deleted', replyId, {}, now);
}

/** Takes a deletion back. Throws AppError. */
export async function restoreSavedReply(tx: Tx, viewer: Viewer, replyId: string, now: Date): Promise<SavedReply> {
  await getEditable(tx, viewer, replyId, { now, deleted: true });
  await refuseTooMany(tx);
  await setDeleted(tx, replyId, null);
  note(tx, viewer, 'saved_reply.restored', replyId, {}, now);
  return getSavedReply(tx, viewer, replyId, { now });
}

async function setDeleted(tx: Tx, replyId: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('saved_reply')
    .set({ deleted_at: at })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', replyId)
    .execute();
}

async function writeVariants(tx: Tx, replyId: string, variants: readonly Variant[]): Promise<void> {
  const column = <T>(pick: (variant: Variant) => T) => variants.map(pick);
  await sql`delete from saved_reply_variant where workspace_id = ${tx.workspaceId} and reply_id = ${replyId}`.execute(
    tx,
  );
  await sql`
    insert into saved_reply_variant (workspace_id, reply_id, n, network, language, text, anchor)
    select ${tx.workspaceId}, ${replyId}, n - 1, network, language, text, anchor
    from unnest(${column(({ network }) => network)}::text[], ${column(({ language }) => language)}::text[],
      ${column(({ text }) => text)}::text[], ${column(({ text }) => anchorOf(text))}::text[])
      with ordinality as v (network, language, text, anchor, n)`.execute(tx);
}

/** The fields of contacts that a text can name. */
export async function fieldNamesOf(tx: Tx): Promise<string[]> {
  return fillable(await listFields(tx)).map(({ name }) => name);
}

async function refuseBadTexts(tx: Tx, variants: readonly Variant[]): Promise<void> {
  const fieldNames = await fieldNamesOf(tx);
  for (const { text } of variants) {
    const problem = problemOfText(text, fieldNames);
    if (problem?.kind === 'unclosed')
      throw new AppError('invalid', 'bad_request', 'Braces without their partner: a variable reads {{customer.name}}.');
    if (problem)
      throw new AppError(
        'invalid',
        'bad_request',
        `${problem.names.join(', ')}: nothing here is called that, so it could not be filled in.`,
        { parameters: { names: problem.names } },
      );
  }
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from saved_reply where workspace_id = ${tx.workspaceId} and deleted_at is null`.execute(
    tx,
  );
  if ((rows[0]?.count ?? 0) >= mostSavedReplies)
    throw new AppError(
      'refused',
      'not_possible_here',
      `There are ${mostSavedReplies} saved replies already. Delete some first.`,
    );
}

type Noted = 'saved_reply.created' | 'saved_reply.changed' | 'saved_reply.deleted' | 'saved_reply.restored';

function note<T extends Noted>(
  tx: Tx,
  viewer: Viewer,
  type: T,
  id: string,
  detail: Parameters<typeof record<T>>[1]['detail'],
  at: Date,
): void {
  record(tx, { type, at, actor: actorOf(viewer), subject: { kind: 'saved_reply', id }, detail });
}
