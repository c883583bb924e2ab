import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { changeConversation, readTags } from '#server/features/conversation/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import { type AdFacts, tagsOf } from './tags.ts';

/** An advertisement by the post that it shows; null for what is not told (yet). */
type Ad = AdFacts & { origin: string; post: string; adId: string | null; name: string | null };

/**
 * Keeps what is told of it; what was told before and is not now stays. What became different is tagged to the
 * conversations under it. False when nothing is new.
 */
export async function saveAd(tx: Tx, ad: Ad, now: Date): Promise<boolean> {
  const { origin, post, adId, name, campaign, markets } = ad;
  const { rows } = await sql`
    insert into ad as a (workspace_id, origin, post_external_id, ad_external_id, name, campaign, markets)
    values (${tx.workspaceId}, ${origin}, ${post}, ${adId}, ${name}, ${campaign}, ${[...markets]}::text[])
    on conflict (workspace_id, origin, post_external_id) do update set
      ad_external_id = coalesce(excluded.ad_external_id, a.ad_external_id), name = coalesce(excluded.name, a.name),
      campaign = coalesce(excluded.campaign, a.campaign),
      markets = case when excluded.markets = '{}' then a.markets else excluded.markets end
    where (coalesce(excluded.ad_external_id, a.ad_external_id), coalesce(excluded.name, a.name), coalesce(excluded.campaign, a.campaign),
        case when excluded.markets = '{}' then a.markets else excluded.markets end)
      is distinct from (a.ad_external_id, a.name, a.campaign, a.markets)
    returning 1`.execute(tx);
  if (rows.length === 0) return false;
  const { rows: under } = await sql<{ id: string }>`
    select distinct ct.conversation_id as id from thread t
    join conversation_thread ct on ct.workspace_id = t.workspace_id and ct.thread_id = t.id
    where t.workspace_id = ${tx.workspaceId} and t.origin = ${origin} and t.external_id = ${post}`.execute(tx);
  await tagUnderAds(
    tx,
    under.map(({ id }) => id),
    now,
  );
  return true;
}

/** Tags those of these conversations that stand under an advertisement: that it is one, its campaign and markets. */
export async function tagUnderAds(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<AdFacts & { id: string }>`
    select c.id, a.campaign, a.markets from conversation_thread ct
    join conversation c on c.workspace_id = ct.workspace_id and c.id = ct.conversation_id and c.merged_into is null
    join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id
    join ad a on a.workspace_id = t.workspace_id and a.origin = t.origin and a.post_external_id = t.external_id
    where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = any(${conversationIds}::uuid[])
    order by c.id`.execute(tx);
  for (const [id, ads] of Map.groupBy(rows, (row) => row.id)) {
    const has = ((await readTags(tx, [id])).get(id) ?? []).map(({ name }) => name);
    const tags = [...new Set([...has, ...ads.flatMap(tagsOf)])];
    await changeConversation(tx, systemActor, id, { tags }, now);
  }
}
