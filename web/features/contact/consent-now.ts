import { consentPurposes, consentWays } from '#contract/consent.ts';
import type { Consent } from '#contract/contact.ts';

/**
 * What counts now: for each purpose and way the newest record that is not struck, in the order of the closed lists. Of two
 * of the same moment the later recorded one counts.
 */
export function consentNow(history: readonly Consent[]): Consent[] {
  return consentPurposes.flatMap((purpose) =>
    consentWays.flatMap((way) => {
      const said = history.filter((one) => !one.struck && one.purpose === purpose && one.way === way);
      const newest = said.toSorted(byMoment).at(-1);
      return newest ? [newest] : [];
    }),
  );
}

const byMoment = (a: Consent, b: Consent) =>
  Date.parse(a.at) - Date.parse(b.at) || Date.parse(a.recordedAt) - Date.parse(b.recordedAt);
