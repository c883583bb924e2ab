import type { Subscriber } from '#server/events/subscriber.ts';
import { wakeLearning } from './learning.ts';

/** What people correct is learned within seconds; what an erasure took is learned without, and the taxonomy as it is now. */
export const learnOnCorrection: Subscriber = {
  name: 'verdict.learn',
  types: ['verdict.corrected', 'contact.erased', 'policy.activated'],
  handle: (tx) => wakeLearning(tx),
};
