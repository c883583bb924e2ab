import type { TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { voidApproval } from '#server/features/gate/commands.ts';
import { findAsked } from '#server/features/gate/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { getDispatchView } from './queries.ts';
import { asOne, cancelRest } from './rest.ts';
import { about, bumpVersion, type DispatchRow, getForChange, lockDispatch } from './rows.ts';

/**
 * Takes back what has not left: of a thread all its parts from this one on, or all of them where a second person was
 * asked about the whole. The row's lock decides between this and the first try, so there is no moment in which both
 * happen. Throws `too_late_to_undo`.
 */
export async function cancelDispatch(tx: Tx, viewer: Viewer, dispatchId: string, now: Date): Promise<TimelineDispatch> {
  const row = await getForChange(tx, viewer, dispatchId);
  if (row.state === 'cancelled') return getDispatchView(tx, dispatchId);
  const isWaiting = row.state === 'waiting' || row.state === 'queued' || row.state === 'held';
  if (!isWaiting || row.doubt !== null)
    throw new AppError('conflict', 'too_late_to_undo', 'It is too late to take this back: it has left.', {
      parameters: { state: row.state },
    });
  const from = await findBeginning(tx, row);
  const rest = await cancelRest(tx, from, now);
  await voidApproval(tx, from.id, now, actorOf(viewer));
  await makeDraftAgain(tx, asOne(rest), now);
  await bumpVersion(tx, row.conversation_id);
  record(tx, { type: 'dispatch.cancelled', at: now, actor: actorOf(viewer), ...about(from), detail: {} });
  return getDispatchView(tx, dispatchId);
}

/** Where taking back begins: what a second person sees whole is not parted while nothing of it may have left. */
async function findBeginning(tx: Tx, row: DispatchRow): Promise<DispatchRow> {
  if (row.chain_id === null || row.part === 1 || !(await findAsked(tx, row))) return row;
  const first = await lockDispatch(tx, row.chain_id);
  if (!first || first.doubt !== null) return row;
  return first.state === 'sending' || first.state === 'sent' || first.state === 'unknown' ? row : first;
}
