import { type RawBuilder, sql } from 'kysely';
import { type BulkAction, BulkChange, BulkReason } from '#contract/bulk.ts';
import { ViewFilter } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** An action as the work needs it. */
export type ActionRow = {
  id: string;
  asker: { agentId: string } | { apiKeyId: string };
  /** Null when it takes back another one, which is `undoes`. */
  change: BulkChange | null;
  undoes: { id: string; change: BulkChange } | null;
  state: BulkAction['state'];
};

/** A macro in many conversations: other than all else, each step is a transaction of its own. */
export type MacroChange = Extract<BulkChange, { kind: 'macro' }>;
export const isMacro = (change: BulkChange): change is MacroChange => change.kind === 'macro';

type Stored = {
  id: string;
  agent_id: string | null;
  api_key_id: string | null;
  change: unknown;
  undo_of: string | null;
  undone_change: unknown;
  undone_by: string | null;
  scope: unknown;
  state: BulkAction['state'];
  total: number;
  changed: number;
  unchanged: number;
  skipped: Record<string, number>;
  created_at: Date;
  finished_at: Date | null;
};

const columns = sql`a.id, a.agent_id, a.api_key_id, a.change, a.undo_of, o.change as undone_change, a.scope, a.state, a.total, a.changed,
  a.unchanged, a.skipped, a.created_at, a.finished_at,
  (select u.id from bulk_action u where u.workspace_id = a.workspace_id and u.undo_of = a.id order by u.created_at desc limit 1) as undone_by`;
const tables = sql`bulk_action a left join bulk_action o on o.workspace_id = a.workspace_id and o.id = a.undo_of`;

/** The action with its row locked, or null. */
export async function lockAction(tx: Tx, bulkId: string): Promise<ActionRow | null> {
  const { rows } = await sql<Stored>`
    select ${columns} from ${tables} where a.workspace_id = ${tx.workspaceId} and a.id = ${bulkId} for update of a`.execute(
    tx,
  );
  const [row] = rows;
  return row ? toRow(row) : null;
}

/** Actions as the caller sees them: their own, for those who manage people everyone's. */
export async function readActions(
  tx: Tx,
  viewer: Viewer,
  which: RawBuilder<unknown>,
  most: number,
): Promise<BulkAction[]> {
  const own = sql`(a.agent_id = ${viewer.agentId} or a.api_key_id = ${viewer.apiKeyId})`;
  const { rows } = await sql<Stored>`
    select ${columns} from ${tables}
    where a.workspace_id = ${tx.workspaceId} and (${viewer.permissions.has('people.manage')} or ${own}) and ${which}
    order by a.created_at desc, a.id desc limit ${most}`.execute(tx);
  return rows.map((row) => toAction(row, viewer));
}

function toRow(row: Stored): ActionRow {
  const undone = BulkChange.safeParse(row.undone_change).data;
  return {
    id: row.id,
    asker: row.agent_id === null ? { apiKeyId: row.api_key_id ?? '' } : { agentId: row.agent_id },
    change: BulkChange.safeParse(row.change).data ?? null,
    undoes: row.undo_of !== null && undone ? { id: row.undo_of, change: undone } : null,
    state: row.state,
  };
}

function toAction(row: Stored, viewer: Viewer): BulkAction {
  const skipped = Object.entries(row.skipped).flatMap(([reason, count]) => {
    const known = BulkReason.safeParse(reason).data;
    return known ? [{ reason: known, count }] : [];
  });
  return {
    id: row.id,
    agentId: row.agent_id,
    change: BulkChange.safeParse(row.change).data ?? null,
    undoOf: row.undo_of,
    undoes: BulkChange.safeParse(row.undone_change).data ?? null,
    filter: ViewFilter.safeParse(row.scope).data ?? null,
    state: row.state,
    total: row.total,
    changed: row.changed,
    unchanged: row.unchanged,
    skipped,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
    mine: row.agent_id === null ? row.api_key_id === viewer.apiKeyId : row.agent_id === viewer.agentId,
  };
}
