import type { Stage } from '#contract/common.ts';
import type { ConsentPurpose } from '#contract/consent.ts';
import type { PersonQuiet } from '#contract/contact-preference.ts';
import { quietUntil } from '#server/features/calendar/queries.ts';
import type { ConsentStanding } from '#server/features/contact/queries.ts';
import { isExpected } from './withdrawn.ts';

type Asked = {
  stage: Stage;
  purpose: ConsentPurpose;
  consent: ConsentStanding;
  quiet: PersonQuiet | null;
};

/** When the quiet ends in which something would come unasked; null where it is an answer, or comes at no quiet hour. Pure. */
export function quietEnd({ stage, purpose, consent, quiet }: Asked, now: Date): Date | null {
  const isAnswer = purpose === 'service' && (stage === 'public' || isExpected(consent, now));
  if (quiet === null || isAnswer) return null;
  return quietUntil(now, { isOn: true, from: quiet.from, to: quiet.to, days: [] }, quiet.timeZone);
}
