import { sql } from 'kysely';
import type { CallInput } from '#contract/call.ts';
import type { TimelineCall } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { changeConversation } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { findCall } from './queries.ts';

/**
 * Writes down a call. With an `id` that the caller made, a second try finds what the first wrote. Throws `bad_request` for
 * one that is still to come, `conflict` when the id is another's.
 */
export async function addCall(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { id: wanted, ...input }: CallInput & { id?: string | undefined },
  now: Date,
): Promise<TimelineCall> {
  await getPlaced(tx, viewer, conversationId);
  refuseFuture(input, now);
  const known = wanted === undefined ? null : await findWritten(tx, wanted, conversationId);
  if (known) return known;
  const actor = actorOf(viewer);
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  const id = wanted ?? newId(now);
  await tx
    .insertInto('logged_call')
    .values({
      ...{ workspace_id: tx.workspaceId, id, conversation_id: conversationId, agent_id: viewer.agentId },
      ...columns(input),
      created_at: now,
    })
    .execute();
  const { way, direction } = input;
  record(tx, {
    ...{ type: 'call.logged', at: now, actor, subject: { kind: 'call', id }, conversationId },
    detail: { way, direction },
  });
  return getCall(tx, id);
}

/** Corrects a call that anybody wrote down. Throws `not_found`, and `stale_version` when it was corrected since. */
export async function changeCall(
  tx: Tx,
  viewer: Viewer,
  callId: string,
  { replaces, ...input }: CallInput & { replaces: string | null },
  now: Date,
): Promise<TimelineCall> {
  const { conversationId, editedAt } = await lock(tx, viewer, callId);
  refuseFuture(input, now);
  if ((editedAt?.toISOString() ?? null) !== replaces)
    throw new AppError('conflict', 'stale_version', 'Somebody corrected this meanwhile. Look at it again.');
  const actor = actorOf(viewer);
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  await tx
    .updateTable('logged_call')
    .set({ ...columns(input), edited_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', callId)
    .execute();
  record(tx, {
    ...{ type: 'call.changed', at: now, actor, subject: { kind: 'call', id: callId }, conversationId },
    detail: {},
  });
  return getCall(tx, callId);
}

/** Takes back what was written down. Throws `not_found`. */
export async function removeCall(tx: Tx, viewer: Viewer, callId: string, now: Date): Promise<void> {
  const { conversationId } = await lock(tx, viewer, callId);
  const actor = actorOf(viewer);
  await changeConversation(tx, actor, conversationId, { touched: true }, now);
  await tx.deleteFrom('logged_call').where('workspace_id', '=', tx.workspaceId).where('id', '=', callId).execute();
  record(tx, {
    ...{ type: 'call.removed', at: now, actor, subject: { kind: 'call', id: callId }, conversationId },
    detail: {},
  });
}

const columns = ({ way, direction, at, minutes, whom, text }: CallInput) => ({
  ...{ way, direction, minutes, whom, text },
  occurred_at: new Date(at),
});

/** A clock of a browser may be ahead of ours by so much. */
const skewMs = 5 * 60_000;

function refuseFuture({ at }: CallInput, now: Date): void {
  if (Date.parse(at) <= now.getTime() + skewMs) return;
  throw new AppError('invalid', 'bad_request', 'This call is still to come. Choose a moment that has passed.', {
    parameters: { issues: [{ path: 'at', message: 'is still to come' }] },
  });
}

async function getCall(tx: Tx, id: string): Promise<TimelineCall> {
  const call = await findCall(tx, id);
  if (!call) throw notFound('call');
  return call;
}

async function findWritten(tx: Tx, id: string, conversationId: string): Promise<TimelineCall | null> {
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from logged_call where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  if (rows[0].conversation_id !== conversationId)
    throw new AppError('conflict', 'bad_request', 'This id was used for another call. Make a new one for each call.');
  return findCall(tx, id);
}

async function lock(
  tx: Tx,
  viewer: Viewer,
  callId: string,
): Promise<{ conversationId: string; editedAt: Date | null }> {
  const { rows } = await sql<{ conversationId: string; editedAt: Date | null }>`
    select conversation_id as "conversationId", edited_at as "editedAt" from logged_call
    where workspace_id = ${tx.workspaceId} and id = ${callId} for update`.execute(tx);
  if (!rows[0]) throw notFound('call');
  await getPlaced(tx, viewer, rows[0].conversationId);
  return rows[0];
}
