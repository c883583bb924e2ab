import type { Connector } from '#connectors/connector.ts';
import { type Journalled, type JournalledDelivery, type ParsedDelivery, parseDelivery, unreadable } from './parse.ts';

/** A delivery to an app of ours, once for each of its connected accounts. */
export type SharedDelivery = Journalled & { channelId: null; receivers: readonly JournalledDelivery[] };

/** More items than any network puts into one delivery. Numbers stay the same when an account is connected later. */
const numbersPerAccount = 10_000;

/**
 * Pure: each connected account takes what is meant for it. What is meant for an account that is not connected is skipped;
 * read again once it is, it is taken in. What is meant for a paused account is held for it.
 */
export async function parseShared(connector: Connector, shared: SharedDelivery): Promise<ParsedDelivery> {
  const { receivers, ...delivery } = shared;
  const whole: ParsedDelivery = { delivery, items: [], skipped: [] };
  try {
    for (const [index, externalId] of (connector.accountsOf?.(shared.body) ?? []).entries()) {
      const first = index * numbersPerAccount;
      const receiver = receivers.find(({ account }) => account.externalId === externalId);
      if (!receiver) {
        whole.skipped.push({ n: first, reason: 'for an account that is not connected', channelId: null });
        continue;
      }
      if (receiver.isHalted) {
        whole.held = [...(whole.held ?? []), receiver];
        continue;
      }
      const { items, skipped, named, failure } = await parseDelivery(connector, receiver);
      if (failure !== undefined) return { delivery, items: [], skipped: [], failure };
      if (named) whole.named = [...(whole.named ?? []), ...named];
      whole.items.push(...items.map((work) => ({ ...work, n: first + work.n })));
      whole.skipped.push(...skipped.map((one) => ({ ...one, n: first + one.n })));
    }
    return whole;
  } catch (error) {
    return unreadable(connector, delivery, error);
  }
}
