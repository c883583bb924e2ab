import type { TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { voidApproval } from '#server/features/gate/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { getDispatchView } from './queries.ts';
import { asOne, cancelRest } from './rest.ts';
import { about, bumpVersion, getForChange } from './rows.ts';

/**
 * Takes back what has not left, of a thread all its parts from this one on. The row's lock decides between this and the first try, so there is no moment in
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
  const rest = await cancelRest(tx, row, now);
  await voidApproval(tx, dispatchId, now, actorOf(viewer));
  await makeDraftAgain(tx, asOne(rest), now);
  await bumpVersion(tx, row.conversation_id);
  record(tx, { type: 'dispatch.cancelled', at: now, actor: actorOf(viewer), ...about(row), detail: {} });
  return getDispatchView(tx, dispatchId);
}
