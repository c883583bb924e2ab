import type { InboundItem } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { saveAd } from '#server/features/ad/commands.ts';
import type { WorkItem } from './parse.ts';

export type AdWork = WorkItem<Extract<InboundItem, { kind: 'ad' }>>;

/** What is told of advertisements, before the comments under them arrive. */
export async function storeAds(tx: Tx, ads: readonly AdWork[], now: Date): Promise<void> {
  for (const work of ads) {
    const { externalId, adId = null, name = null, campaign = null, markets } = work.item;
    const ad = { origin: work.delivery.origin, post: externalId, adId, name, campaign, markets };
    work.outcome = { kind: (await saveAd(tx, ad, now)) ? 'applied' : 'duplicate' };
  }
}
