import { sql } from 'kysely';
import type { TriageDecision } from '#contract/triage-policy.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Has a message decided so by the policy, without asking it, and drawn into the sample. */
export async function triaged(
  { context }: { context: Pick<Context, 'db' | 'now'> },
  workspaceId: WorkspaceId,
  messageId: string,
  decision: TriageDecision = 'answer',
): Promise<void> {
  await context.db.inWorkspace(workspaceId, async (tx) => {
    await sql`insert into triage (workspace_id, message_id, decision, found, reasons, policy_version, read_at, decided_at)
      values (${workspaceId}, ${messageId}, ${decision}, ${decision}, '[]', 0, ${context.now()}, ${context.now()})`.execute(
      tx,
    );
    await sql`insert into triage_sample (workspace_id, message_id, decision, drawn_at)
      values (${workspaceId}, ${messageId}, ${decision}, ${context.now()})`.execute(tx);
  });
}
