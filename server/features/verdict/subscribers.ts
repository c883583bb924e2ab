import type { Subscriber } from '#server/events/subscriber.ts';
import { awaitVerdicts } from './waiting.ts';

/** Every message of a customer is to be understood, and again when its words change; intake waits for none of it. */
export const awaitUnderstanding: Subscriber = {
  name: 'verdict.await',
  types: ['message.received', 'message.edited', 'message.cut'],
  handle: (tx, events, now) =>
    awaitVerdicts(
      tx,
      events.flatMap(({ subjectId }) => subjectId ?? []),
      now,
    ),
};
