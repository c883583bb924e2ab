import { findPersonalData } from '#server/personal-data/find.ts';
import { mask } from '#server/personal-data/mask.ts';
import type { Check } from '../check.ts';
import { isOurs } from '../ours.ts';
import { saidIn } from '../said.ts';
import { hint, pass, stop } from '../verdict.ts';

/** What stands in public stays there: nothing personal of anybody, but what is our own. */
export const personalData: Check = {
  name: 'personal_data',
  of: 'texts',
  look(facts) {
    const { text, stage, policies, publishReason, actor } = facts;
    if (stage === 'private') return pass();
    const { ours } = policies.words.body;
    const found = saidIn(facts).map((said) =>
      findPersonalData(said).filter(({ from, to }) => !isOurs(ours, said.slice(from, to))),
    );
    const spans = found[0] ?? [];
    const kinds = [...new Set(found.flat().map(({ kind }) => kind))];
    if (kinds.length === 0) return pass();
    const mayPublish = actor.permissions.has('personal_data.publish');
    if (publishReason !== undefined && mayPublish)
      return hint('personal_data_published', 'Personal data is made public, with a reason that is recorded.', {
        kinds,
      });
    return stop(
      'personal_data_public',
      'Personal data would stand in public. Take it out, or go on in private.',
      { kinds, mayPublish },
      { at: spans.map(({ from, to }) => ({ from, to })), suggestion: mask(text, spans) },
    );
  },
};
