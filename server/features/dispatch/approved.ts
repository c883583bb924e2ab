import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { passAgain } from '#server/features/gate/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { bumpVersion, type DispatchRow, traced, updateDispatch } from './rows.ts';
import { wake } from './wake.ts';

type Outside = { connectors: readonly Connector[]; now: Date; undoMs: number };

/**
 * What a second person let through goes on its way in its author's name, when the gate has nothing else against it. Call
 * it holding the dispatch's lock. Throws `gate_refused`.
 */
export async function releaseApproved(
  tx: Tx,
  author: Viewer,
  { dispatch, approvalId }: { dispatch: DispatchRow; approvalId: string },
  { connectors, now, undoMs }: Outside,
): Promise<void> {
  const since = dispatch.conversation_version;
  await passAgain(tx, author, { kept: dispatch, approvalId, since }, { connectors, now });
  await updateDispatch(tx, dispatch.id)
    .set({
      state: 'queued',
      not_before: new Date(now.getTime() + undoMs),
      trace: traced({ at: now, step: 'approved', approval: approvalId }),
    })
    .execute();
  await bumpVersion(tx, dispatch.conversation_id);
  await wake(tx, dispatch.conversation_id, now);
}

/** What was not let through is its author's draft again. Call it holding the dispatch's lock. */
export async function returnRefused(tx: Tx, dispatch: DispatchRow, now: Date): Promise<void> {
  await updateDispatch(tx, dispatch.id)
    .set({ state: 'cancelled', settled_at: now, trace: traced({ at: now, step: 'refused' }) })
    .execute();
  await makeDraftAgain(tx, dispatch, now);
  await bumpVersion(tx, dispatch.conversation_id);
}
