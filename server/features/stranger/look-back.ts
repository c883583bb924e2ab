import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { setAside } from './commands.ts';
import { judge, type Newcomer } from './judge.ts';

type Earlier = Omit<Newcomer, 'isRequest' | 'madeAt' | 'isKnown'> & { conversationId: string };

/**
 * Sets aside what others said in the same words as these did, and that came in before there were many: where nobody has
 * answered it, begun to or decided about it, and the same rules say so.
 */
export async function lookBack(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  if (conversationIds.length === 0) return;
  const { body } = await readActive(tx, 'strangers');
  for (const { conversationId, ...said } of await listEarlier(tx, conversationIds)) {
    const verdict = judge(body, { ...said, isRequest: false, madeAt: null, isKnown: false }, now);
    if (verdict?.kind === 'spam') await setAside(tx, systemActor, conversationId, verdict, now);
  }
}

/** They have one conversation and it is untouched; nothing that was ever set aside is looked at again. */
async function listEarlier(tx: Tx, conversationIds: readonly string[]): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select c.id as "conversationId", m.text, m.visibility = 'private' as "isPrivate", p.handle, p.followers::float8 as followers,
      mc.channel_id as "channelId", same.others::int as "sameFrom"
    from (
      select f.digest, count(*) - 1 as others from first_words f
      where f.workspace_id = ${tx.workspaceId} and f.digest in (
        select digest from first_words where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]))
      group by f.digest
    ) same
    join first_words f on f.workspace_id = ${tx.workspaceId} and f.digest = same.digest
    join conversation c on c.workspace_id = f.workspace_id and c.id = f.conversation_id and c.status = 'open' and c.aside is null
      and c.merged_into is null
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    cross join lateral (
      select m.id, m.text, m.visibility from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.occurred_at, m.received_seq limit 1
    ) m
    cross join lateral (
      select mc.channel_id from message_channel mc where mc.workspace_id = c.workspace_id and mc.message_id = m.id limit 1
    ) mc
    where not exists (select from message o where o.workspace_id = c.workspace_id and o.conversation_id = c.id and o.direction = 'out')
      and not exists (select from draft d where d.workspace_id = c.workspace_id and d.conversation_id = c.id)
      and not exists (select from set_aside s where s.workspace_id = c.workspace_id and s.conversation_id = c.id)
      and not exists (
        select from profile q join conversation d on d.workspace_id = q.workspace_id and d.profile_id = q.id
        where q.workspace_id = p.workspace_id and q.contact_id = p.contact_id and d.id <> c.id)
    order by c.id`.execute(tx);
  return rows;
}
