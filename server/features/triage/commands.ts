import { sql } from 'kysely';
import type { TriageDecision } from '#contract/triage-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { lockTriage } from './queries.ts';
import { settleConversations } from './settle.ts';

/**
 * A person decides whether a message needs an answer; with null what the policy says holds again. Wanting what is already
 * so changes nothing. Throws `not_found` out of reach and for what nobody has decided yet.
 */
export async function override(
  tx: Tx,
  viewer: Viewer,
  { messageId, decision }: { messageId: string; decision: TriageDecision | null },
  now: Date,
): Promise<void> {
  const before = await lockTriage(tx, viewer, messageId);
  if (decision === null ? !before.isByPerson : before.isByPerson && before.decision === decision) return;
  const to = decision ?? before.found;
  await sql`
    update triage set decision = ${to}, decided_at = ${now}, is_by_person = ${decision !== null},
      agent_id = ${decision === null ? null : viewer.agentId}
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
  const actor = actorOf(viewer);
  record(tx, {
    type: 'triage.overridden',
    at: now,
    actor,
    subject: { kind: 'message', id: messageId },
    conversationId: before.conversationId,
    detail: { from: before.decision, to, takenBack: decision === null },
  });
  await settleConversations(tx, [before.conversationId], now, actor);
}
