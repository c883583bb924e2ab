import { isEnough, neededLevel } from '#server/features/verification/queries.ts';
import type { Check } from '../check.ts';
import { heldIn } from '../held.ts';
import { findPhrases } from '../phrases.ts';
import { saidIn } from '../said.ts';
import { pass, stop } from '../verdict.ts';

/** An address of our own page on which somebody shows who they are, in whatever way it is written. */
const linkForm = /confirm\/vf_[\w-]{8,}/;

/** No data of an account, no change and no payout before the customer has shown what the matter needs. */
export const verification: Check = {
  name: 'verification',
  of: 'texts',
  look(facts) {
    const { stage, carries, policies, matter, shown } = facts;
    if (carries !== 'verification_link' && saidIn(facts).some((one) => linkForm.test(one)))
      return stop(
        'verification_by_hand',
        'A link for verification is sent by the program only, once and in private. Start a new verification.',
      );
    if (stage === 'public' && carries === 'verification_link')
      return stop('verification_in_public', 'Nobody is asked in public to show who they are.');
    const asked = stage === 'public' ? askedIn(facts) : [];
    if (asked.length > 0)
      return stop(
        'verification_in_public',
        'Nobody is asked in public to show who they are. Go on in private, and start a verification there.',
        {},
        { at: asked },
      );
    const { held, at } = heldIn(facts);
    const needed = neededLevel(policies.verification.body, matter, held);
    if (!needed) return pass();
    const { level, kinds } = needed;
    if (isEnough(shown.level, level)) return pass({ needs: level, until: shown.until?.toISOString() });
    if (shown.sign)
      return stop(
        'verification_void',
        'Somebody else may write from this account by now. Verify the customer again before this leaves.',
        { level, kinds, sign: shown.sign },
        { at },
      );
    return stop(
      'verification_needed',
      'The customer has not shown yet that they may be told this. Start a verification beside the conversation.',
      { level, kinds, has: shown.level ?? 'none' },
      { at },
    );
  },
};

const sentenceForm = /[^.!?\n。！？؟]+/gu;
const noes = /(?<!\p{L})(?:never|not|n[’']t|nie|niemals|nicht|nunca|jamais|ne|لا|لن|أبدا)(?!\p{L})/iu;

/** Where it asks for what proves somebody; to say that nobody will ever ask for it is no asking. */
function askedIn({ text, policies }: Parameters<typeof heldIn>[0]): { from: number; to: number }[] {
  return [...text.matchAll(sentenceForm)].flatMap(({ 0: sentence, index }) =>
    noes.test(sentence)
      ? []
      : findPhrases(policies.verification.phrases, sentence).flatMap(({ rule, from, to }) =>
          rule.id === 'asking' ? [{ from: from + index, to: to + index }] : [],
        ),
  );
}
