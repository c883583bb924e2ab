import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** A stage is never changed silently: what answers in public needs a public message, what is private stays private. */
export const stage: Check = {
  name: 'stage',
  of: 'texts',
  look({ stage, verb, target, channel }) {
    if (stage === 'public') {
      if (verb === 'direct' || !target?.isPublic)
        return stop('no_public_message', 'There is no public message here that could be answered in public.');
      return pass({ stage });
    }
    if (!channel?.isOffered) return stop('no_private_way', 'There is no private way to this person on this network.');
    return pass({ stage });
  },
};
