import type { Simulation } from '#contract/simulation.ts';
import { listed } from '#web/format.ts';
import { currentLocale, t } from '#web/i18n.ts';

/** Pure: what is tried: "Priority and Open hours". */
export const draftWords = ({ drafts, staffing }: Pick<Simulation, 'drafts' | 'staffing'>) =>
  listed([...drafts.map(({ kind }) => t(`policy.${kind}`)), ...(staffing ? [t('simulation.staffing.name')] : [])]);

/** Pure: the days of a period as its asker's wall showed them: "16 – 22 Nov 2026". */
export function periodWords({ from, to, timeZone }: Pick<Simulation, 'from' | 'to' | 'timeZone'>): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeZone });
  // Its end is no part of it.
  return format.formatRange(new Date(from), new Date(Date.parse(to) - 1));
}
