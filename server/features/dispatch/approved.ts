import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { passAgain } from '#server/features/gate/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { lockRest } from './parts.ts';
import { asJudged, asOne, cancelRest } from './rest.ts';
import { bumpVersion, type DispatchRow, traced, updateDispatch } from './rows.ts';
import { wake } from './wake.ts';

type Outside = { connectors: readonly Connector[]; now: Date; undoMs: number };

/**
 * What a second person let through, of a thread all its parts, goes on its way in its author's name, when the gate has
 * nothing else against it. Call it holding the lock of the dispatch, of a thread of its first. Throws `gate_refused`.
 */
export async function releaseApproved(
  tx: Tx,
  author: Viewer,
  { dispatch, approvalId }: { dispatch: DispatchRow; approvalId: string },
  { connectors, now, undoMs }: Outside,
): Promise<void> {
  const parts = await lockRest(tx, dispatch);
  const kept = { kept: asJudged(parts), parts: dispatch.part === null ? [] : parts };
  const since = dispatch.conversation_version;
  await passAgain(tx, author, { ...kept, approvalId, since }, { connectors, now });
  for (const { id } of parts)
    await updateDispatch(tx, id)
      .set({
        state: 'queued',
        not_before: new Date(now.getTime() + undoMs),
        trace: traced({ at: now, step: 'approved', approval: approvalId }),
      })
      .execute();
  await bumpVersion(tx, dispatch.conversation_id);
  await wake(tx, dispatch.conversation_id, now);
}

/** What was not let through is its author's draft again, of a thread the whole. Call it holding the dispatch's lock. */
export async function returnRefused(tx: Tx, dispatch: DispatchRow, now: Date): Promise<void> {
  await makeDraftAgain(tx, asOne(await cancelRest(tx, dispatch, now, 'refused')), now);
  await bumpVersion(tx, dispatch.conversation_id);
}
