import * as z from 'zod';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { partDanger } from '#server/features/danger/commands.ts';
import { wakeDispatches } from '#server/features/dispatch/commands.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { Belongings } from './belongings.ts';
import { type Attributes, restoredAttributes } from './outcome.ts';
import { waitAgain } from './proposal-rows.ts';
import { giveBack } from './return.ts';
import {
  attributesOf,
  heardSince,
  type LockedConversation,
  lockConversations,
  requireReach,
  writeAttributes,
} from './rows.ts';

/** Written by a merge of ours into its row. */
const Kept = z.custom<Attributes>((value) => typeof value === 'object' && value !== null && 'status' in value);

type Merge = { id: string; intoId: string; at: Date; before: Attributes; after: Attributes; splitId: string | null };
type Part = { fromId: string; before: Attributes; moved: Belongings };

/**
 * Takes a merge apart: everything goes back to where it was, and what came since goes with its thread. What a person
 * changed or noted in the meantime stays with the survivor. Throws `merged` when the survivor is part of another now,
 * `stale_version` when it was undone already. Returns the survivor.
 */
export async function undoMerge(tx: Tx, viewer: Viewer, mergeId: string, now: Date): Promise<string> {
  await lockIntake(tx);
  const merge = await readMerge(tx, mergeId);
  const parts = await readParts(tx, mergeId);
  const [into, ...from] = await lockConversations(tx, [merge.intoId, ...parts.map(({ fromId }) => fromId)]);
  if (!into) throw new Error('The conversation that was locked is missing.');
  await requireReach(tx, viewer, [into.id]);
  await markUndone(tx, mergeId, now);
  await refuseMerged(tx, into.id, into.mergedInto !== null);

  const version = Math.max(...[into, ...from].map((one) => one.version)) + 1;
  for (const [n, part] of parts.entries()) {
    const one = from[n];
    if (one?.mergedInto !== into.id) continue;
    await giveBack(tx, { from: one.id, into: into.id, moved: part.moved, mergedAt: merge.at, mergeId });
    await partDanger(tx, { fromId: one.id, intoId: into.id, moved: part.moved.dangers });
    const awake = await heardSince(tx, one.id, merge.at);
    const own: Attributes = awake
      ? { ...part.before, status: 'open', snoozedUntil: null, resolvedAt: null }
      : part.before;
    await writeAttributes(tx, one.id, own, { version, foreignVersion: one.foreignVersion });
    await wakeDispatches(tx, one.id, now);
  }
  const { before, after } = merge;
  const restored = restoredAttributes(
    { before, after, now: attributesOf(into) },
    await heardSince(tx, into.id, merge.at),
  );
  await writeAttributes(tx, into.id, restored, { version, foreignVersion: into.foreignVersion });
  await waitAgain(tx, mergeId);
  if (merge.splitId) await splitAgain(tx, merge.splitId);
  tell(tx, viewer, { mergeId, into, from, now });
  return into.id;
}

async function readMerge(tx: Tx, mergeId: string): Promise<Merge> {
  const row = await tx
    .selectFrom('conversation_merge')
    .select(['id', 'into_id', 'at', 'before', 'after', 'split_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('merge');
  return {
    id: row.id,
    intoId: row.into_id,
    at: row.at,
    before: Kept.parse(row.before),
    after: Kept.parse(row.after),
    splitId: row.split_id,
  };
}

async function readParts(tx: Tx, mergeId: string): Promise<Part[]> {
  const rows = await tx
    .selectFrom('conversation_merge_part')
    .select(['from_id', 'before', 'moved'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('merge_id', '=', mergeId)
    .orderBy('from_id')
    .execute();
  return rows.map((row) => ({
    fromId: row.from_id,
    before: Kept.parse(row.before),
    moved: Belongings.parse(row.moved),
  }));
}

async function markUndone(tx: Tx, mergeId: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('conversation_merge')
    .set({ undone_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', mergeId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('conflict', 'stale_version', 'This merge was taken apart already.');
}

async function splitAgain(tx: Tx, splitId: string): Promise<void> {
  await tx
    .updateTable('conversation_split')
    .set({ undone_at: null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', splitId)
    .execute();
}

type Told = { mergeId: string; into: LockedConversation; from: readonly LockedConversation[]; now: Date };

function tell(tx: Tx, viewer: Viewer, { mergeId, into, from, now }: Told): void {
  const actor = actorOf(viewer);
  const one = (about: LockedConversation, others: readonly LockedConversation[]) =>
    record(tx, {
      type: 'conversation.merge_undone',
      at: now,
      actor,
      subject: { kind: 'conversation', id: about.id },
      conversationId: about.id,
      detail: { merge: mergeId, others: others.map(({ id }) => id), otherNumbers: others.map(({ number }) => number) },
    });
  one(into, from);
  for (const source of from) one(source, [into]);
}
