import { commonRecurrences } from '#contract/task.ts';
import { t } from '#web/i18n.ts';

const names = Object.entries(commonRecurrences) as [keyof typeof commonRecurrences, string][];

/** How a task recurs, in a word; a rule that the screen does not offer stands as it was set. */
export function recurrenceWords(rule: string | null): string {
  if (!rule) return t('task.repeat.once');
  const name = names.find(([, common]) => common === rule)?.[0];
  return name ? t(`task.repeat.${name}`) : rule;
}
