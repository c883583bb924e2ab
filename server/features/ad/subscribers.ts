import type { Subscriber } from '#server/events/subscriber.ts';
import { tagUnderAds } from './commands.ts';

/** What is said under an advertisement is tagged so, before the rules are asked who gets it. */
export const tagAds: Subscriber = {
  name: 'ad.tag',
  types: ['message.received'],
  handle: (tx, events, now) =>
    tagUnderAds(tx, [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))], now),
};
