import type { Sign } from '#contract/verdict.ts';
import { reasonWords } from '#web/features/priority/reason-words.ts';
import { count, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Says by what a condition of the engagement policy held. */
export function triageReason(condition: string, value: string, names: Parameters<typeof reasonWords>[2]): string {
  switch (condition) {
    case 'addressed':
      return t('triage.because.addressed', { value });
    case 'answered':
      return t('triage.because.answered', { value });
    case 'without':
      return t('triage.because.without', {
        // As the policy lists them.
        values: listOf(
          value.split(', ').map((sign) => t(`verdict.task.${sign as Sign}`)),
          'or',
        ),
      });
    case 'lengthAtMost':
      return t('triage.because.length', { count: count(Number(value)) });
    default:
      return reasonWords(condition, value, names);
  }
}
