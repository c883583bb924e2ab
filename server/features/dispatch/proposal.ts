import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { readAnswerable } from '#server/features/conversation/queries.ts';
import type { Wanted } from '#server/features/gate/commands.ts';
import { codesOf, proposeFor } from '#server/features/going-private/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Answer = { dispatchIds: readonly string[]; conversationId: string; wanted: Wanted; isAutomatic: boolean };

/** Keeps with an answer where it was proposed to be given, and why, beside where it was. Nothing for what is no person's answer. */
export async function keepProposal(
  tx: Tx,
  viewer: Viewer,
  { dispatchIds, conversationId, wanted, isAutomatic }: Answer,
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<void> {
  if (wanted.kind !== 'text' || isAutomatic) return;
  const stages = await readAnswerable(tx, viewer, conversationId, connectors);
  const proposal = await proposeFor(tx, conversationId, stages, now);
  if (!proposal) return;
  await sql`
    update dispatch set proposed_stage = ${proposal.stage}, proposed_because = ${codesOf(proposal)}::text[]
    where workspace_id = ${tx.workspaceId} and id = any(${dispatchIds}::uuid[])`.execute(tx);
}
