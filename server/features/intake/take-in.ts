import type { InboundMessage } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { handleBatch } from './batch.ts';
import type { JournalledDelivery, WorkItem } from './parse.ts';

/** The account that a message counts as having come to. */
export type Receiver = { channelId: string; network: string; origin: string; externalId: string; handle: string };

/**
 * Takes a message in that no network delivered, as if one had: once, with all that follows from a message. Returns its
 * id. The caller holds intake's lock.
 */
export async function takeIn(
  tx: Tx,
  { externalId, handle, ...receiver }: Receiver,
  item: InboundMessage,
  now: Date,
): Promise<string> {
  const delivery: JournalledDelivery = {
    ...receiver,
    ...{ id: newId(now), receivedAt: now, account: { externalId, handle }, body: new Uint8Array() },
    ...{ isHalted: false, isBackfill: false, historyBefore: null },
  };
  const work: WorkItem = { delivery, n: 0, item, outcome: { kind: 'pending' } };
  await handleBatch(tx, [{ delivery, items: [work], skipped: [] }], now);
  const { messageId } = work.outcome;
  if (!messageId) throw new Error('A message that was taken in has no id.');
  return messageId;
}
