import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import type { Decision } from './decide.ts';

export type Decided = Decision & { messageId: string };

/**
 * Keeps what the policy says of these messages. What a person decided stands, and a decision that comes out the same holds
 * since it did.
 */
export async function writeDecided(
  tx: Tx,
  decided: readonly Decided[],
  policyVersion: number,
  now: Date,
): Promise<void> {
  if (decided.length === 0) return;
  const column = <T>(pick: (one: Decided) => T) => decided.map(pick);
  await sql`
    insert into triage as t (workspace_id, message_id, decision, found, rule, reasons, guard, policy_version, read_at, decided_at)
    select ${tx.workspaceId}, d.message_id, d.decision, d.decision, d.rule, d.reasons::jsonb, d.guard, ${policyVersion}, ${now}, ${now}
    from unnest(${column((one) => one.messageId)}::uuid[], ${column((one) => one.decision)}::text[],
      ${column((one) => one.rule)}::text[], ${column((one) => JSON.stringify(one.reasons))}::text[],
      ${column((one) => one.guard)}::text[]) as d (message_id, decision, rule, reasons, guard)
    on conflict (workspace_id, message_id) do update set
      found = excluded.found, rule = excluded.rule, reasons = excluded.reasons, guard = excluded.guard,
      policy_version = excluded.policy_version, read_at = excluded.read_at,
      decision = case when t.is_by_person then t.decision else excluded.decision end,
      decided_at = case when t.is_by_person or t.decision = excluded.decision then t.decided_at else excluded.decided_at end`.execute(
    tx,
  );
}
