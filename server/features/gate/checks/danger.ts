import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** Where a life is in danger, people speak: no program, no survey, and nothing that nobody asked for. */
export const danger: Check = {
  name: 'danger',
  of: 'texts',
  look({ danger: standing, actor, purpose, carries }) {
    if (standing === null) return pass();
    // A person asked for the link; whoever it is for may need it now.
    const isProgram = actor.agentId === null && carries !== 'verification_link';
    if (isProgram || (purpose !== undefined && purpose !== 'service'))
      return stop('danger_automatic', 'A life is in danger here: nothing is sent by a program, and nothing but help.');
    if (!standing.isHere && standing.isBegun)
      return stop(
        'danger_begun',
        'A life of this customer’s is in danger. Write in the conversation in which they said so.',
      );
    return pass();
  },
};
