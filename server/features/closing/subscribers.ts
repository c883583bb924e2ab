import type { Subscriber } from '#server/events/subscriber.ts';
import { draftInLinked } from './draft-linked.ts';

/** What was settled in private is said in public too, where the two are conversations of their own. */
export const comeBack: Subscriber = {
  name: 'closing.come_back',
  types: ['conversation.status_changed'],
  handle: async (tx, events, now) => {
    const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
    if (ids.length > 0) await draftInLinked(tx, ids, now);
  },
};
