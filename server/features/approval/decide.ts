import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getForChange, releaseApproved, returnRefused } from '#server/features/dispatch/commands.ts';
import { sealWhole } from '#server/features/gate/commands.ts';
import { judge } from '#server/features/gate/queries.ts';
import { findAsker } from '#server/features/session/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type ApprovalRow, lockApproval } from './lock.ts';
import { tellAuthor } from './tell.ts';

type Decision = { approvalId: string; decision: 'given' | 'refused'; seal: string; comment: string };
type Outside = { connectors: readonly Connector[]; now: Date; undoMs: number };

/**
 * A second person lets exactly these words through, of a thread all its posts, or not. Whose they are sends them: the gate
 * is asked again with their rights. Deciding the same twice is deciding once. Throws `stale_version` when it is over or the
 * words are others, `not_possible_here` for its author or above the limit, `gate_refused` when it can no longer leave as it is.
 */
export async function decide(tx: Tx, viewer: Viewer, wanted: Decision, outside: Outside): Promise<void> {
  const { now } = outside;
  const { approvalId, decision } = wanted;
  const { approval, dispatch } = await lockApproval(tx, approvalId, (dispatchId) =>
    getForChange(tx, viewer, dispatchId),
  );
  if (approval.state === decision && approval.decided_by === viewer.agentId) return;
  if (approval.state !== 'asked' || dispatch.state !== 'waiting') throw over();
  if (approval.expires_at <= now) throw over();
  const unfit = viewer.agentId === null ? 'permission' : await judge(tx, viewer, approvalId);
  if (unfit !== null) throw new AppError('forbidden', 'not_possible_here', unfitFor[unfit], { parameters: { unfit } });
  const seal = await sealWhole(tx, dispatch.id, approval.expires_at);
  if (approval.seal.toString('hex') !== wanted.seal || !approval.seal.equals(seal)) throw changed();
  await tx
    .updateTable('approval')
    .set({ state: decision, decided_by: viewer.agentId, decided_at: now, comment: wanted.comment })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', approvalId)
    .execute();
  if (decision === 'refused') await returnRefused(tx, dispatch, now);
  else {
    const author = await authorOf(tx, approval);
    await releaseApproved(tx, author, { dispatch, approvalId }, outside);
  }
  record(tx, {
    type: decision === 'given' ? 'approval.given' : 'approval.refused',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'approval', id: approvalId },
    conversationId: dispatch.conversation_id,
    detail: { dispatch: dispatch.id, comment: wanted.comment },
  });
  await tellAuthor(tx, { approval, dispatch, decision, by: viewer.agentId }, now);
}

const unfitFor = {
  author: 'This is your own answer. Somebody else has to let it through.',
  permission: 'This needs the permission reply.approve. Ask a lead or the owner.',
  limit: 'This is above your own limit. Somebody who may promise as much has to let it through.',
};

const over = () =>
  new AppError('conflict', 'stale_version', 'This was decided, taken back or is too old meanwhile. Look at it again.');

const changed = () =>
  new AppError(
    'conflict',
    'stale_version',
    'These are not the words that were asked about any more. Look at them again.',
  );

/** Who asked, with the rights of now. Throws `not_possible_here` when they are gone. */
async function authorOf(tx: Tx, { asked_by_kind, asked_by }: ApprovalRow): Promise<Viewer> {
  const asker = asked_by === null ? null : asked_by_kind === 'agent' ? { agentId: asked_by } : { apiKeyId: asked_by };
  const author = asker && (await findAsker(tx, asker));
  if (author) return author;
  throw new AppError(
    'conflict',
    'not_possible_here',
    'Whose answer this is can no longer send. Refuse it, and answer yourself.',
  );
}
