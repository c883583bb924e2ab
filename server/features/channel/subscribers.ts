import type { Subscriber } from '#server/events/subscriber.ts';
import { findProof } from './proof.ts';

/** A message that proves that strangers can write to an account is noted with the account. */
export const findProofs: Subscriber = {
  name: 'channel.prove',
  types: ['message.received'],
  handle: (tx, events, now) =>
    findProof(
      tx,
      events.flatMap(({ subjectId }) => subjectId ?? []),
      now,
    ),
};
