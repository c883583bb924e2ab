import type { Subscriber } from '#server/events/subscriber.ts';
import { endFollowUps, planFollowUps } from './follow-up.ts';

/** Who was asked in is waited for from when the invitation stands until they write in private. */
export const awaitInvited: Subscriber = {
  name: 'going_private.await',
  types: ['message.sent', 'message.received'],
  handle: async (tx, events, now) => {
    const idsOf = (type: string) => events.flatMap((event) => (event.type === type ? (event.subjectId ?? []) : []));
    const [sent, received] = [idsOf('message.sent'), idsOf('message.received')];
    if (sent.length > 0) await planFollowUps(tx, sent, now);
    if (received.length > 0) await endFollowUps(tx, received, now);
  },
};
