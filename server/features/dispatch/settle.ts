import type { Connector } from '#connectors/connector.ts';
import type { DispatchState, TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { passAgain } from '#server/features/gate/commands.ts';
import { findGiven } from '#server/features/gate/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { triesGiven } from './decide.ts';
import { makeDraftAgain } from './draft-again.ts';
import { getDispatchView } from './queries.ts';
import { asOne, cancelRest } from './rest.ts';
import { about, bumpVersion, getForChange, traced, updateDispatch } from './rows.ts';
import { wake } from './wake.ts';

export type Decision = 'retry' | 'sent' | 'not_sent';

const stateAfter: Record<Decision, DispatchState> = { retry: 'queued', sent: 'sent', not_sent: 'cancelled' };

/**
 * A person decides about what failed or what nobody can tell. `retry` of the latter still asks the network first, and
 * sends when it cannot tell; `not_sent` gives the text back as a draft.
 */
export async function settleDispatch(
  tx: Tx,
  viewer: Viewer,
  { dispatchId, decision }: { dispatchId: string; decision: Decision },
  outside: { connectors: readonly Connector[]; now: Date },
): Promise<TimelineDispatch> {
  const { now } = outside;
  const row = await getForChange(tx, viewer, dispatchId);
  if (row.state !== 'failed' && row.state !== 'unknown')
    throw new AppError('conflict', 'stale_version', 'There is nothing to decide about this any more.', {
      parameters: { state: row.state },
    });
  if (decision === 'retry') {
    await passAgain(tx, viewer, { kept: row, approvalId: await findGiven(tx, row), since: null }, outside);
  }
  const state = stateAfter[decision];
  await updateDispatch(tx, dispatchId)
    .set({
      state,
      ...(decision === 'retry'
        ? {
            not_before: now,
            attempts_limit: row.attempts + triesGiven,
            doubt: row.state === 'unknown' ? ('insist' as const) : row.doubt,
          }
        : { settled_at: now }),
      trace: traced({ at: now, step: 'settled', decision }),
    })
    .execute();
  if (decision === 'not_sent') {
    const unsent = asOne(await cancelRest(tx, row, now));
    // Of what fell outside its window the words went back at once.
    if (row.error_kind !== 'outside_window') await makeDraftAgain(tx, unsent, now);
  }
  await bumpVersion(tx, row.conversation_id);
  if (decision !== 'not_sent') await wake(tx, row.conversation_id, now);
  const detail = { state, decision };
  record(tx, { type: 'dispatch.settled', at: now, actor: actorOf(viewer), ...about(row), detail });
  return getDispatchView(tx, dispatchId);
}
