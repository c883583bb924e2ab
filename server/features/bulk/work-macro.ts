import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { derivedId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { listMerged, listReachable } from '#server/features/conversation/queries.ts';
import { runMacro, undoMacroRun } from '#server/features/macro/commands.ts';
import { findAsker } from '#server/features/session/queries.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { note } from './note.ts';
import { type Outcome, outcomeOfRun } from './outcome.ts';
import { type ActionRow, isMacro, lockAction, type MacroChange } from './rows.ts';

type Deps = Pick<Context, 'db' | 'now' | 'config' | 'connectors'>;

/**
 * Works the next conversation of an action that runs a macro or takes one back; answers false when the action is another
 * kind's, has none left or is to stop. A run has an id of its own in each conversation, made from the action's: whoever is
 * killed and whoever goes on, each step is done once.
 */
export async function workMacro({ db, now, config, connectors }: Deps, workspaceId: WorkspaceId, bulkId: string) {
  const turn = await db.inWorkspace(workspaceId, (tx) => readTurn(tx, bulkId));
  if (!turn) return false;
  const { action, viewer, conversationId } = turn;
  const settle = (outcome: Outcome) => db.inWorkspace(workspaceId, (tx) => settleTurn(tx, bulkId, turn, outcome));
  const skip = (reason: Extract<Outcome, { is: 'skipped' }>['reason']) =>
    settle({ id: conversationId, is: 'skipped', reason });
  if (!viewer) return skip('permission');
  if (turn.isOut) return skip(turn.isOut);
  try {
    if (action.undoes)
      return await db.inWorkspace(workspaceId, async (tx) => {
        const { left } = await undoMacroRun(tx, viewer, runIdOf(action.undoes?.id ?? '', conversationId), now());
        const isWhole = left.length === 0;
        return settleTurn(tx, bulkId, turn, {
          id: conversationId,
          ...(isWhole ? { is: 'changed', before: {} } : { is: 'skipped', reason: 'changed_since' }),
        });
      });
    const run = {
      ...{ macroId: turn.change.macroId, seal: turn.change.seal, accepted: turn.change.accepted },
      ...{ runId: runIdOf(bulkId, conversationId), conversationId, seenVersion: turn.seenVersion },
    };
    const done = await runMacro(db, viewer, run, { connectors, now: now(), undoMs: config.undoMs, isOneOfMany: true });
    return await settle(outcomeOfRun(conversationId, done));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return skip(action.undoes ? 'changed_since' : 'macro_gone');
  }
}

const runIdOf = (bulkId: string, conversationId: string) => derivedId(`macro ${bulkId} ${conversationId}`);

type Turn = {
  action: ActionRow;
  change: MacroChange;
  /** Null once who asked can no longer sign in. */
  viewer: Viewer | null;
  n: number;
  conversationId: string;
  seenVersion: number;
  /** Why nothing is done there. */
  isOut: 'gone' | 'merged' | null;
};

async function readTurn(tx: Tx, bulkId: string): Promise<Turn | null> {
  const action = await lockAction(tx, bulkId);
  const change = action?.change ?? action?.undoes?.change;
  if (action?.state !== 'running' || !change || !isMacro(change)) return null;
  const { rows } = await sql<{ n: number; conversationId: string; seenVersion: number }>`
    select n, conversation_ids[1] as "conversationId", coalesce(seen_version, 0) as "seenVersion" from bulk_batch
    where workspace_id = ${tx.workspaceId} and bulk_id = ${bulkId} order by n limit 1`.execute(tx);
  const [next] = rows;
  if (!next) return null;
  const viewer = await findAsker(tx, action.asker);
  return { action, change, viewer, ...next, isOut: viewer && (await outOf(tx, viewer, next.conversationId)) };
}

async function outOf(tx: Tx, viewer: Viewer, conversationId: string): Promise<Turn['isOut']> {
  if ((await listReachable(tx, viewer, [conversationId])).length === 0) return 'gone';
  return (await listMerged(tx, [conversationId])).length > 0 ? 'merged' : null;
}

/** Notes what became of it, unless another program did. */
async function settleTurn(tx: Tx, bulkId: string, { n }: Turn, outcome: Outcome): Promise<true> {
  await lockAction(tx, bulkId);
  const { numDeletedRows } = await tx
    .deleteFrom('bulk_batch')
    .where('workspace_id', '=', tx.workspaceId)
    .where('bulk_id', '=', bulkId)
    .where('n', '=', n)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await note(tx, bulkId, [outcome]);
  return true;
}
