import { sql } from 'kysely';
import type { InboundMessage } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { findStanding } from './existing.ts';
import { insertMessages, noteAttachments, type ReadyMessage } from './messages.ts';
import type { JournalledDelivery, ParsedDelivery, WorkItem } from './parse.ts';
import { accountKey, saveProfiles } from './people.ts';
import { saveThreads } from './threads.ts';

const hourMs = 3_600_000;
/** How long a post is kept that only stands around a conversation. */
const keptMs = 7 * 24 * hourMs;
/** A post of ours this young may be an answer on its way back; polling tells whether it is. */
const settledMs = hourMs;

/**
 * Keeps the public posts of a thread as its context: they belong to no conversation, nobody is told and no clock
 * starts. What is known stays as it is, only for longer. Returns the ids of all that stand here now.
 */
export async function storeContext(
  tx: Tx,
  { delivery, items }: ParsedDelivery<JournalledDelivery>,
  now: Date,
): Promise<string[]> {
  const posts = items.filter(isPublicPost);
  const { origin, network } = delivery;
  const keys = posts.map(({ item }) => ({ origin, externalId: item.externalId }));
  const { known, tombstones, ourAccounts } = await findStanding(tx, keys);
  const isOurs = ({ item }: WorkItem<InboundMessage>) => ourAccounts.has(accountKey(origin, item.author.externalId));
  const fresh = [...new Map(posts.map((post) => [accountKey(origin, post.item.externalId), post]))].flatMap(
    ([key, post]) => {
      const isYoung = now.getTime() - post.item.occurredAt.getTime() < settledMs;
      return known.has(key) || tombstones.get(key)?.deletedAt || (isOurs(post) && isYoung) ? [] : [post];
    },
  );
  const profiles = await saveProfiles(
    tx,
    fresh.map(({ item }) => ({ origin, network, profile: item.author })),
    now,
  );
  const threads = await saveThreads(
    tx,
    fresh.map(({ item }) => ({ origin, thread: item.thread })),
    now,
  );
  const contextUntil = new Date(now.getTime() + keptMs);
  const ready = fresh.flatMap((work): ReadyMessage[] => {
    const profileId = profiles.get(accountKey(origin, work.item.author.externalId))?.id;
    const threadId = threads.get(accountKey(origin, work.item.thread.externalId))?.id;
    if (!profileId || !threadId) return [];
    const direction = isOurs(work) ? 'out' : 'in';
    const tombstone = tombstones.get(accountKey(origin, work.item.externalId));
    const place = { threadId, profileId, conversationId: null, reachedChannelId: null, contextUntil, agentId: null };
    return [{ ...place, work, id: newId(now), direction, isForeign: direction === 'out', asks: true, tombstone }];
  });
  const inserted = await insertMessages(tx, ready);
  await noteAttachments(
    tx,
    ready.filter(({ id }) => inserted.has(id)),
    now,
  );
  const knownIds = [...known.values()].map(({ id }) => id);
  await keepLonger(tx, knownIds, contextUntil);
  await saveFigures(tx, { origin, posts }, now);
  return [...knownIds, ...inserted];
}

/** Counts go stale at once, so only what is looked at is counted. */
async function saveFigures(
  tx: Tx,
  { origin, posts }: { origin: string; posts: readonly WorkItem<InboundMessage>[] },
  now: Date,
): Promise<void> {
  const told = posts.filter(({ item }) => item.likes !== undefined || item.views !== undefined);
  const counted = [...new Map(told.map(({ item }) => [item.externalId, item])).values()];
  if (counted.length === 0) return;
  await sql`
    update message m set likes = coalesce(c.likes, m.likes), views = coalesce(c.views, m.views), figures_at = ${now}
    from unnest(${counted.map((item) => item.externalId)}::text[], ${counted.map((item) => item.likes ?? null)}::int[],
      ${counted.map((item) => item.views ?? null)}::bigint[]) as c (external_id, likes, views)
    where m.workspace_id = ${tx.workspaceId} and m.origin = ${origin} and m.external_id = c.external_id`.execute(tx);
}

function isPublicPost(work: WorkItem): work is WorkItem<InboundMessage> {
  return work.item.kind === 'message' && work.item.thread.visibility === 'public' && work.item.visibility !== 'private';
}

async function keepLonger(tx: Tx, messageIds: readonly string[], until: Date): Promise<void> {
  if (messageIds.length === 0) return;
  await tx
    .updateTable('message')
    .set({ context_until: until })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', messageIds)
    .where('conversation_id', 'is', null)
    .where('context_until', '<', until)
    .execute();
}
