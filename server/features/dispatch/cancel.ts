import type { TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { voidApproval } from '#server/features/gate/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { getDispatchView } from './queries.ts';
import { about, bumpVersion, getForChange, traced, updateDispatch } from './rows.ts';

/**
 * Takes back what has not left. The row's lock decides between this and the first try, so there is no moment in
 * which both happen. Throws `too_late_to_undo`.
 */
export async function cancelDispatch(tx: Tx, viewer: Viewer, dispatchId: string, now: Date): Promise<TimelineDispatch> {
  const row = await getForChange(tx, viewer, dispatchId);
  if (row.state === 'cancelled') return getDispatchView(tx, dispatchId);
  const isWaiting = row.state === 'waiting' || row.state === 'queued' || row.state === 'held';
  if (!isWaiting || row.doubt !== null)
    throw new AppError('conflict', 'too_late_to_undo', 'It is too late to take this back: it has left.', {
      parameters: { state: row.state },
    });
  await updateDispatch(tx, dispatchId)
    .set({ state: 'cancelled', settled_at: now, trace: traced({ at: now, step: 'cancelled' }) })
    .execute();
  await voidApproval(tx, dispatchId, now, actorOf(viewer));
  await makeDraftAgain(tx, row, now);
  await bumpVersion(tx, row.conversation_id);
  record(tx, { type: 'dispatch.cancelled', at: now, actor: actorOf(viewer), ...about(row), detail: {} });
  return getDispatchView(tx, dispatchId);
}
