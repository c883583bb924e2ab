import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';
import { isExpected, isWithdrawn } from '../withdrawn.ts';

const dayMs = 86_400_000;

const unasked = {
  yes: 'This person has not written to us for so long that this would come unasked. Record their consent first.',
  no: 'This person has not written to us here, so this would come unasked. Record their consent first.',
};

/**
 * Nobody is written to who does not want it. An answer to somebody who wrote within the network's window needs no consent
 * but that they have not said STOP since; whatever begins by itself, a survey and advertising need one.
 */
export const consent: Check = {
  name: 'consent',
  of: 'texts',
  look({ stage, verb, consent, purpose = 'service', carries, now }) {
    if (verb === 'edit') return pass();
    const way = stage === 'private' ? 'direct_message' : 'public_reply';
    const { windowMs, last } = consent;
    const isAnswer = purpose === 'service';
    if (stage === 'public' && isAnswer) return pass();
    const needs = stage === 'private' ? { needs: purpose } : {};
    // The one word that is still said after a STOP: that it was heard.
    if (carries === 'stop_confirmation') return pass();
    if (isWithdrawn(consent, { way, purpose }))
      return stop('consent_withdrawn', 'This person has asked not to be written to for this.', { purpose, way });
    if (isAnswer && isExpected(consent, now)) return pass(needs);
    if (last[way][purpose]?.given) return pass(needs);
    const heard = consent.heardAt === null && consent.askedAt === null ? 'no' : 'yes';
    return stop(
      'consent_missing',
      isAnswer ? unasked[heard] : 'This needs the person’s consent, and none is recorded.',
      { purpose, way, days: Math.round(windowMs / dayMs), heard },
    );
  },
};
