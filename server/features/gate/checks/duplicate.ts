import type { Check } from '../check.ts';
import { pass, stop, warn } from '../verdict.ts';

/** The same text and images to the same person from the same account: stopped when just sent here, else a warning for a day. */
export const duplicate: Check = {
  name: 'duplicate',
  of: 'texts',
  look({ same, attachments, text, now }) {
    const key = (hashes: string[]) => [...hashes].sort().join(' ');
    const wanted = key(attachments.map(({ sha256 }) => sha256));
    const twins = same.filter(({ attachmentHashes }) => key(attachmentHashes) === wanted);
    const twin = twins.find(({ isHere }) => isHere) ?? twins[0];
    if (!twin) return pass();
    const parameters = { at: twin.at.toISOString(), text };
    if (twin.isHere && now.getTime() - twin.at.getTime() < justSentMs)
      return stop('same_just_sent', 'The very same answer was just sent to this person.', parameters);
    return warn('same_sent_today', 'The very same answer was sent to this person today.', parameters);
  },
};

/** An identical answer within this time is a slip of the finger. */
const justSentMs = 10 * 60_000;
