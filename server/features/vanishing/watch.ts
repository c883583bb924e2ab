import { sql } from 'kysely';
import type { VanishingRules } from '#contract/vanishing.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { nextBefore, type Watch } from './next.ts';

type Found = { conversationId: string; vanishesAt: Date | null };

/** Sets what is watched of these conversations to what is unanswered there now and vanishes; null: of every one watched. */
export async function updateWatches(tx: Tx, conversationIds: readonly string[] | null, now: Date): Promise<void> {
  const { body } = await readActive(tx, 'vanishing');
  const found = await findVanishing(tx, conversationIds ?? (await listWatched(tx)), now);
  const gone = found.filter(({ vanishesAt }) => vanishesAt === null).map(({ conversationId }) => conversationId);
  if (gone.length > 0)
    await sql`
      delete from vanish_watch
      where workspace_id = ${tx.workspaceId} and conversation_id = any(${gone}::uuid[])`.execute(tx);
  await save(
    tx,
    body,
    found.flatMap(({ conversationId, vanishesAt }) => (vanishesAt ? [{ conversationId, vanishesAt }] : [])),
    now,
  );
}

async function listWatched(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from vanish_watch where workspace_id = ${tx.workspaceId}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The earliest end of what a customer wrote since our last answer, where the conversation is not over. */
async function findVanishing(tx: Tx, conversationIds: readonly string[], now: Date): Promise<Found[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<Found>`
    select c.id as "conversationId", (
      select min(m.expires_at) from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.asks and m.deleted_at is null
        and m.expires_at > ${now} and c.status <> 'resolved' and c.merged_into is null
        and not exists (
          select from message o
          where o.workspace_id = c.workspace_id and o.conversation_id = c.id and o.direction = 'out' and not o.is_automatic
            and o.undelivered_at is null and o.occurred_at >= m.occurred_at)
    ) as "vanishesAt"
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])
    order by c.id`.execute(tx);
  return rows;
}

async function save(
  tx: Tx,
  rules: VanishingRules,
  found: readonly { conversationId: string; vanishesAt: Date }[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const { rows } = await sql<Watch & { conversationId: string }>`
    insert into vanish_watch (workspace_id, conversation_id, vanishes_at)
    select ${tx.workspaceId}, f.* from unnest(${found.map(({ conversationId }) => conversationId)}::uuid[],
      ${found.map(({ vanishesAt }) => vanishesAt)}::timestamptz[]) as f
    on conflict (workspace_id, conversation_id) do update set vanishes_at = excluded.vanishes_at
    returning conversation_id as "conversationId", vanishes_at as "vanishesAt", raised_for as "raisedFor", called_for as "calledFor"`.execute(
    tx,
  );
  const next = rows.map((row) => ({ id: row.conversationId, at: nextBefore(rules, row, now)?.at ?? null }));
  await sql`
    update vanish_watch v set fires_at = n.at
    from unnest(${next.map(({ id }) => id)}::uuid[], ${next.map(({ at }) => at)}::timestamptz[]) as n (id, at)
    where v.workspace_id = ${tx.workspaceId} and v.conversation_id = n.id`.execute(tx);
  await wakeAt(
    tx,
    next.map(({ at }) => at),
  );
}
