import type { Check } from '../check.ts';
import { quietEnd } from '../quiet.ts';
import { pass, warn } from '../verdict.ts';

/** What nobody asked for does not come at an hour at which its reader wants quiet: sent all the same, it waits for the end of it. */
export const quietHours: Check = {
  name: 'quiet_hours',
  of: 'texts',
  look({ stage, verb, consent, wishes, purpose = 'service', carries, now }) {
    const quiet = wishes?.quiet ?? null;
    if (quiet === null || verb === 'edit' || carries !== null) return pass();
    const until = quietEnd({ stage, purpose, consent, quiet }, now);
    if (until === null) return pass();
    const { from, to, timeZone } = quiet;
    return warn(
      'quiet_hours',
      `They want no messages from ${from} to ${to} (${timeZone}). Sent all the same, this waits and leaves at ${to} there.`,
      { until: until.toISOString(), from, to, zone: timeZone },
    );
  },
};
