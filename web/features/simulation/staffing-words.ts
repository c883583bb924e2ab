import type { StaffedPerson } from '#contract/simulation.ts';
import { networkName } from '#web/domain/networks.ts';
import { hoursText } from '#web/features/calendar/hours-text.ts';
import { weekdayNames } from '#web/features/calendar/weekdays.ts';
import { useTopicNames } from '#web/features/routing/topics.ts';
import { count, languageName, listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Says in a line what is otherwise with a person in a draft of staffing. */
export function useStaffingWords(): (person: StaffedPerson) => string {
  const topics = useTopicNames();
  const orAll = (names: string[]) => (names.length === 0 ? t('work.all') : listed(names));
  return ({ skills = {}, shifts }) => {
    const parts = [
      shifts && weekWords(shifts.week.map(hoursText)),
      skills.tier && t('work.tier.of', { tier: skills.tier }),
      skills.languages && `${t('work.languages')}: ${orAll(skills.languages.map(languageName))}`,
      skills.networks && `${t('work.networks')}: ${orAll(skills.networks.map(networkName))}`,
      skills.topics && `${t('work.topics')}: ${orAll(skills.topics.map((id) => topics.get(id) ?? id))}`,
      skills.capacity !== undefined &&
        `${t('work.capacity')}: ${skills.capacity === null ? t('work.capacity.standard') : count(skills.capacity)}`,
    ];
    return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
  };
}

/** Days with the same hours stand together: "Monday – Friday 09:00-17:00". */
function weekWords(week: readonly string[]): string {
  const names = weekdayNames();
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [n, hours] of week.entries()) {
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = n;
    else runs.push({ first: n, last: n, hours });
  }
  const worked = runs.filter(({ hours }) => hours !== '');
  if (worked.length === 0) return t('simulation.staffing.never');
  return worked
    .map(({ first, last, hours }) =>
      first === last ? `${names[first]} ${hours}` : `${names[first]} – ${names[last]} ${hours}`,
    )
    .join(', ');
}
