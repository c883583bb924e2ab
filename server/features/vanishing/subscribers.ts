import type { Subscriber } from '#server/events/subscriber.ts';
import { updateWatches } from './watch.ts';

/** What comes and is answered moves what is watched; a changed policy moves all of it. */
export const watchVanishing: Subscriber = {
  name: 'vanishing.watch',
  types: [
    'message.received',
    'message.sent',
    'message.found',
    'conversation.status_changed',
    'conversation.reopened',
    'conversation.merged',
    'conversation.absorbed',
    'policy.activated',
  ],
  handle: async (tx, events, now) => {
    const ids = [...new Set(events.flatMap(({ conversationId }) => conversationId ?? []))];
    await updateWatches(tx, ids, now);
    if (events.some(({ type }) => type === 'policy.activated')) await updateWatches(tx, null, now);
  },
};
