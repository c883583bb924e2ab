import type { Connector } from '#connectors/connector.ts';
import {
  type Journalled,
  type JournalledDelivery,
  nothing,
  type ParsedDelivery,
  parseDelivery,
  unreadable,
} from './parse.ts';

/** A delivery to an app of ours, once for each of its connected accounts. */
export type SharedDelivery = Journalled & { channelId: null; receivers: readonly JournalledDelivery[] };

/** More items than a network usually puts into one delivery. Numbers stay the same when an account is connected later. */
const usualItems = 10_000;
/** More than a body can hold: where those go that are past the usual. */
const mostItems = 1_000_000;

/** The number of an account's n-th item among those of all accounts. */
const numberOf = (account: number, n: number): number =>
  n < usualItems ? account * usualItems + n : (account + 1) * mostItems + n;

/**
 * Pure: each connected account takes what is meant for it. What is meant for an account that is not connected is skipped;
 * read again once it is, it is taken in. What is meant for a paused account is held for it.
 */
export async function parseShared(connector: Connector, shared: SharedDelivery): Promise<ParsedDelivery> {
  const { receivers, ...delivery } = shared;
  const whole: ParsedDelivery = { delivery, items: [], skipped: [] };
  try {
    for (const [index, externalId] of (connector.accountsOf?.(shared.body) ?? []).entries()) {
      const receiver = receivers.find(({ account }) => account.externalId === externalId);
      if (!receiver) {
        whole.skipped.push({ n: numberOf(index, 0), reason: 'for an account that is not connected', channelId: null });
        continue;
      }
      if (receiver.isHalted) {
        whole.held = [...(whole.held ?? []), receiver];
        continue;
      }
      const { items, skipped, named, failure } = await parseDelivery(connector, receiver);
      if (failure !== undefined) return { delivery, items: [], skipped: [], failure };
      if (named) whole.named = [...(whole.named ?? []), ...named];
      whole.items.push(...items.map((work) => ({ ...work, n: numberOf(index, work.n) })));
      whole.skipped.push(...skipped.map((one) => ({ ...one, n: numberOf(index, one.n) })));
    }
    if (whole.items.length + whole.skipped.length + (whole.held?.length ?? 0) === 0)
      whole.skipped.push({ n: 0, reason: nothing, channelId: null });
    return whole;
  } catch (error) {
    return unreadable(connector, delivery, error);
  }
}
