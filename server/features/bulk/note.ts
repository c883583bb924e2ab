import { sql } from 'kysely';
import type { BulkReason } from '#contract/bulk.ts';
import type { Tx } from '#server/db/client.ts';
import type { Outcome } from './outcome.ts';

/** Remembers what became of each, and adds to the action's figures. */
export async function note(tx: Tx, bulkId: string, outcomes: readonly Outcome[]): Promise<void> {
  const kept = outcomes.filter((one) => one.is !== 'same');
  const column = <T>(pick: (one: Outcome) => T) => kept.map(pick);
  if (kept.length > 0)
    await sql`
      insert into bulk_item (workspace_id, bulk_id, conversation_id, outcome, reason, before)
      select ${tx.workspaceId}, ${bulkId}, id, outcome, reason, before::jsonb
      from unnest(${column(({ id }) => id)}::uuid[], ${column((one) => one.is)}::text[],
        ${column((one) => ('reason' in one ? one.reason : null))}::text[],
        ${column((one) => ('before' in one ? JSON.stringify(one.before) : null))}::text[]) as i (id, outcome, reason, before)`.execute(
      tx,
    );
  const count = (is: Outcome['is']) => outcomes.filter((one) => one.is === is).length;
  const reasons = new Map<BulkReason, number>();
  for (const one of outcomes) if (one.is === 'skipped') reasons.set(one.reason, (reasons.get(one.reason) ?? 0) + 1);
  await sql`
    update bulk_action a set changed = a.changed + ${count('changed')}, unchanged = a.unchanged + ${count('same')},
      skipped = a.skipped || coalesce((
        select jsonb_object_agg(r.reason, r.n + coalesce((a.skipped ->> r.reason)::int, 0))
        from unnest(${[...reasons.keys()]}::text[], ${[...reasons.values()]}::int[]) as r (reason, n)), '{}')
    where a.workspace_id = ${tx.workspaceId} and a.id = ${bulkId}`.execute(tx);
}
