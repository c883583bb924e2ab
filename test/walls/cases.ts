import { answerCases } from './cases/answers.ts';
import type { Cases } from './cases/case.ts';
import { channelCases } from './cases/channels.ts';
import { contactCases } from './cases/contacts.ts';
import { conversationCases } from './cases/conversations.ts';
import { onCallCases } from './cases/on-call.ts';
import { peopleCases } from './cases/people.ts';
import { ruleCases } from './cases/rules.ts';
import type { World } from './world.ts';

/** The cases of every endpoint; `theirs` is behind the wall, `mine` on the caller's side. */
export function casesOf(theirs: World, mine: World): Cases {
  return {
    ...peopleCases(theirs, mine),
    ...channelCases(theirs),
    ...conversationCases(theirs, mine),
    ...answerCases(theirs, mine),
    ...contactCases(theirs, mine),
    ...onCallCases(theirs, mine),
    ...ruleCases(theirs),
  };
}
