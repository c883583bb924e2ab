import type { Subscriber } from '#server/events/subscriber.ts';
import { proposeFor } from './propose.ts';

/** Every message of a customer may be about something that is known already; intake does not wait for the answer. */
export const proposeMatters: Subscriber = {
  name: 'matter.propose',
  types: ['message.received'],
  handle: (tx, events, now) =>
    proposeFor(
      tx,
      events.flatMap(({ subjectId }) => subjectId ?? []),
      now,
    ),
};
