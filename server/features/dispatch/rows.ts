import { type Selectable, sql } from 'kysely';
import type { Verb } from '#connectors/outbound.ts';
import type { Stage } from '#contract/common.ts';
import type { DispatchState } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import type { Dispatch as DispatchTable } from '#server/db/tables.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { type Actor, systemActor, type Viewer } from '#server/http/viewer.ts';

export type DispatchRow = Omit<Selectable<DispatchTable>, 'verb' | 'stage' | 'state'> & {
  verb: Verb;
  stage: Stage | null;
  state: DispatchState;
};

export const isText = <Row extends Pick<DispatchRow, 'verb'>>(row: Row): row is Row & { verb: 'reply' | 'direct' } =>
  row.verb === 'reply' || row.verb === 'direct';

/** Locked until the transaction ends. */
export function lockDispatch(tx: Tx, dispatchId: string): Promise<DispatchRow | undefined> {
  return tx
    .selectFrom('dispatch')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', dispatchId)
    .forUpdate()
    .executeTakeFirst() as Promise<DispatchRow | undefined>;
}

/**
 * Locks a dispatch and before it the conversation it belongs to now, which is another when it was merged or split since.
 * While that conversation is locked nobody moves the dispatch out of it.
 */
export async function lockWithConversation(tx: Tx, dispatchId: string): Promise<DispatchRow | undefined> {
  let place = await readPlace(tx, dispatchId);
  for (let locked: string | undefined; place !== undefined && place !== locked; ) {
    await lockConversation(tx, place);
    locked = place;
    place = await readPlace(tx, dispatchId);
  }
  return place === undefined ? undefined : lockDispatch(tx, dispatchId);
}

async function readPlace(tx: Tx, dispatchId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('dispatch')
    .select('conversation_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', dispatchId)
    .executeTakeFirst();
  return found?.conversation_id;
}

/** One that the viewer may see, locked together with its conversation. Throws `not_found`. */
export async function getForChange(tx: Tx, viewer: Viewer, dispatchId: string): Promise<DispatchRow> {
  const row = await lockWithConversation(tx, dispatchId);
  if (!row) throw notFound('dispatch');
  await getPlaced(tx, viewer, row.conversation_id);
  return row;
}

/** Always before a dispatch is locked, so that no two wait for each other. */
export async function lockConversation(tx: Tx, conversationId: string): Promise<void> {
  await sql`select from conversation where workspace_id = ${tx.workspaceId} and id = ${conversationId} for update`.execute(
    tx,
  );
}

/** The conversation's screens must be read again; returns its new version. */
export async function bumpVersion(tx: Tx, conversationId: string): Promise<number> {
  const { version } = await tx
    .updateTable('conversation')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export function updateDispatch(tx: Tx, dispatchId: string) {
  return tx.updateTable('dispatch').where('workspace_id', '=', tx.workspaceId).where('id', '=', dispatchId);
}

/** What an event about a dispatch is about. */
export function about({ id, conversation_id }: Pick<DispatchRow, 'id' | 'conversation_id'>) {
  return { subject: { kind: 'dispatch', id }, conversationId: conversation_id };
}

/** Who asked for it. */
export function askedBy({ actor_kind, actor_id }: Pick<DispatchRow, 'actor_kind' | 'actor_id'>): Actor {
  if (actor_id !== null && (actor_kind === 'agent' || actor_kind === 'api_key'))
    return { kind: actor_kind, id: actor_id };
  return systemActor;
}

/** One line of a dispatch's story, kept with it: what was tried when and what came of it. */
export function traced(entry: { at: Date; step: string } & Record<string, unknown>) {
  return sql<never>`trace || ${JSON.stringify([entry])}::jsonb`;
}
