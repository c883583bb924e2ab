import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';

/** Counts what was sent, by the network and language of the conversation; in one order, so that nobody waits crosswise. */
export async function countUses(
  tx: Tx,
  savedReplyIds: readonly string[],
  conversationId: string,
  now: Date,
): Promise<void> {
  if (savedReplyIds.length === 0) return;
  await sql`
    insert into saved_reply_use (workspace_id, reply_id, network, language, uses, last_used_at)
    select ${tx.workspaceId}, r.id, p.network, coalesce(c.language, ''), 1, ${now}
    from saved_reply r
    join conversation c on c.workspace_id = r.workspace_id and c.id = ${conversationId}
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where r.workspace_id = ${tx.workspaceId} and r.id = any(${savedReplyIds}::uuid[])
    order by r.id
    on conflict (workspace_id, reply_id, network, language)
    do update set uses = saved_reply_use.uses + 1, last_used_at = excluded.last_used_at`.execute(tx);
}
