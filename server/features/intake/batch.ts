import type { InboundMessage } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { recordAfter } from '#server/events/record.ts';
import { type AdWork, storeAds } from './ads.ts';
import { screenChange, storeArrivals } from './arrivals.ts';
import { applyChanges, type Change } from './changes.ts';
import { advanceConversations, type ConversationChange } from './conversations.ts';
import { findMessages, findStanding, type Key, type Standing } from './existing.ts';
import type { ParsedDelivery, WorkItem } from './parse.ts';
import { type ReactionWork, storeReactions } from './reactions.ts';

/**
 * Handles parsed deliveries in the caller's transaction: messages first, then what happened to messages. What was asked of
 * the database last is still under way then, and the transaction's events wait for it. `found`: what stands under their
 * ids, where this transaction has looked already.
 */
export async function handleBatch(
  tx: Tx,
  batch: readonly ParsedDelivery[],
  now: Date,
  found?: Standing,
): Promise<void> {
  const work = batch.flatMap((parsed) => parsed.items);
  const arrivals = work.filter(isMessage);
  const changes = work.filter(isChange);
  const reactions = work.filter(isReaction);
  const standing = found ?? (await findStanding(tx, keysOf(batch)));

  await storeAds(tx, work.filter(isAd), now);
  const stored = await storeArrivals(tx, arrivals, standing, now);
  const changed = await findMessages(tx, [...changes, ...reactions].map(keyOfWork));
  const touched = await applyChanges(tx, changes, changed, now);
  const reacted = await storeReactions(tx, reactions, { ...standing, known: changed }, now);
  const moved = merge([...stored, ...[...touched, ...reacted].map(screenChange)]);
  recordAfter(tx, advanceConversations(tx, moved, now));
}

/** The ids under which something may stand of what these hold. */
export const keysOf = (batch: readonly ParsedDelivery[]): Key[] =>
  batch.flatMap((parsed) => parsed.items.map(keyOfWork));

const keyOfWork = ({ delivery, item }: WorkItem) => ({ origin: delivery.origin, externalId: item.externalId });
const isMessage = (work: WorkItem): work is WorkItem<InboundMessage> => work.item.kind === 'message';
const isChange = (work: WorkItem): work is WorkItem<Change> => !isMessage(work) && !isAd(work) && !isReaction(work);
const isAd = (work: WorkItem): work is AdWork => work.item.kind === 'ad';
const isReaction = (work: WorkItem): work is ReactionWork => work.item.kind === 'reaction';

const latest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));

/** One change a conversation, with the newest of every time. */
function merge(changes: readonly ConversationChange[]): ConversationChange[] {
  const merged = new Map<string, ConversationChange>();
  for (const change of changes) {
    const before = merged.get(change.conversationId);
    if (!before) merged.set(change.conversationId, { ...change });
    else {
      before.lastMessageAt = latest(before.lastMessageAt, change.lastMessageAt) ?? before.lastMessageAt;
      before.lastInboundAt = latest(before.lastInboundAt, change.lastInboundAt);
      before.wakes ||= change.wakes;
    }
  }
  return [...merged.values()].sort((a, b) => (a.conversationId < b.conversationId ? -1 : 1));
}
