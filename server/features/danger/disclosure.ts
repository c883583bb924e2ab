import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { listSamePerson } from '#server/features/gate/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { requirePerson } from './commands.ts';

type Asked = { conversationId: string; authority: string; what: string; why: string };

/** One person asks whether this may be told to an authority. Throws `not_found`, and `not_possible_here` for a key. */
export async function askDisclosure(tx: Tx, viewer: Viewer, asked: Asked, now: Date): Promise<string> {
  const { conversationId, authority, what, why } = asked;
  await getPlaced(tx, viewer, conversationId);
  const id = newId(now);
  await tx
    .insertInto('disclosure')
    .values({
      ...{ workspace_id: tx.workspaceId, id, conversation_id: conversationId, authority, what, why },
      ...{ asked_by: requirePerson(viewer), asked_at: now, state: 'asked' },
    })
    .execute();
  record(tx, {
    type: 'disclosure.asked',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'disclosure', id },
    conversationId,
    detail: { authority },
  });
  return id;
}

type Decision = { disclosureId: string; decision: 'given' | 'refused'; comment: string };

/**
 * A second person decides. Throws `not_possible_here` for who asked, also by another account of theirs, and
 * `stale_version` when it was decided already.
 */
export async function decideDisclosure(
  tx: Tx,
  viewer: Viewer,
  { disclosureId, decision, comment }: Decision,
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('disclosure')
    .select(['conversation_id', 'asked_by', 'state', 'authority'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', disclosureId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('disclosure');
  await getPlaced(tx, viewer, row.conversation_id);
  const agentId = requirePerson(viewer);
  if (row.asked_by !== null && (await listSamePerson(tx, agentId)).includes(row.asked_by))
    throw new AppError('forbidden', 'not_possible_here', 'You asked for this yourself. Somebody else decides.');
  if (row.state !== 'asked') throw new AppError('conflict', 'stale_version', 'This was decided meanwhile.');
  await tx
    .updateTable('disclosure')
    .set({ state: decision, decided_by: agentId, decided_at: now, comment })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', disclosureId)
    .execute();
  record(tx, {
    type: 'disclosure.decided',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'disclosure', id: disclosureId },
    conversationId: row.conversation_id,
    detail: { authority: row.authority, decision, comment },
  });
}
