import { sql } from 'kysely';
import * as z from 'zod';
import { type BulkAction, BulkReason, mostInBulk } from '#contract/bulk.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ViewFilter } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { countUpTo, listReachable, readRowsFor } from '#server/features/conversation/queries.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readActions } from './rows.ts';

const mostListed = 30;
const skippedPage = 50;

export function listBulkActions(tx: Tx, viewer: Viewer): Promise<BulkAction[]> {
  return readActions(tx, viewer, sql`true`, mostListed);
}

/** One's own, or anybody's for those who manage people. Throws `not_found`. */
export async function getBulkAction(tx: Tx, viewer: Viewer, bulkId: string): Promise<BulkAction> {
  const [action] = await readActions(tx, viewer, sql`a.id = ${bulkId}`, 1);
  if (!action) throw notFound('bulk action');
  return action;
}

/** How many conversations fit a filter, up to the most that one action takes and one. Throws `filter_too_broad`. */
export function countBulkSet(tx: Tx, viewer: Viewer, filter: ViewFilter, now: Date): Promise<number> {
  return countUpTo(tx, viewer, filter, mostInBulk + 1, now);
}

type Skipped = { conversationId: string; reason: BulkReason; row: ConversationRow | null };

/** A page of what was left out. What the viewer cannot see has no row. */
export async function listSkipped(
  tx: Tx,
  viewer: Viewer,
  bulkId: string,
  cursor: string | undefined,
): Promise<{ items: Skipped[]; next: string | null }> {
  await getBulkAction(tx, viewer, bulkId);
  const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.uuid()]))[0];
  const { rows } = await sql<{ conversation_id: string; reason: string }>`
    select i.conversation_id, i.reason from bulk_item i
    where i.workspace_id = ${tx.workspaceId} and i.bulk_id = ${bulkId} and i.outcome = 'skipped'
      and (${after}::uuid is null or i.conversation_id > ${after}::uuid)
    order by i.conversation_id limit ${skippedPage + 1}`.execute(tx);
  const shown = rows.slice(0, skippedPage);
  const visible = await listReachable(
    tx,
    viewer,
    shown.map((row) => row.conversation_id),
  );
  const known = new Map((await readRowsFor(tx, viewer, visible)).map((row) => [row.id, row]));
  const last = shown.at(-1);
  return {
    items: shown.map(({ conversation_id, reason }) => ({
      conversationId: conversation_id,
      reason: BulkReason.parse(reason),
      row: known.get(conversation_id) ?? null,
    })),
    next: rows.length > skippedPage && last ? encodeCursor([last.conversation_id]) : null,
  };
}
