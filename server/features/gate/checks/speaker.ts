import type { Check } from '../check.ts';
import { saysFullName } from '../sign-off.ts';
import { pass, stop } from '../verdict.ts';

/** From whose account who speaks, and that no colleague is named in full where anyone can read it. */
export const speaker: Check = {
  name: 'speaker',
  of: 'texts',
  look({ actor, channel, stage, text, signOff, isSigned }) {
    if (channel && channel.spokenBy !== null) {
      if (channel.spokenBy !== actor.agentId)
        return stop('not_your_account', `@${channel.handle} is a colleague’s own account. Only they speak from it.`, {
          handle: channel.handle,
        });
      if (stage === 'public' && channel.disclosure === '')
        return stop(
          'disclosure_missing',
          `@${channel.handle} is a personal account and does not say for whom it speaks. Set that in Settings → Channels.`,
          { handle: channel.handle },
        );
    }
    if (stage === 'private') return pass();
    if (actor.isShielded)
      return stop('shielded', 'You are shielded: nothing public leaves in your name. Hand it on to a colleague.');
    if (isSigned && saysFullName(`${text}${signOff}`, actor.name))
      return stop('own_name', 'Your full name would stand in public. Your sign-off is enough.');
    return pass();
  },
};
