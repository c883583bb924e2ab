import { isEntryKind, noneOf } from '#contract/taxonomy.ts';
import { type Sign, signs, type Task } from '#contract/verdict.ts';
import { languageName } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';

/** A verdict's label in the reader's words; `names`: what the team calls its themes, intents and products. */
export function labelName(task: Task, label: string | null, names: ReadonlyMap<string, string>): string {
  if (label === null) return t('verdict.unknown');
  if (task === 'language') return languageName(label);
  if (isEntryKind(task) && label !== noneOf(task)) return names.get(label) ?? label;
  const key = `verdict.label.${label}`;
  return isMessageKey(key) ? t(key) : label;
}

/** Whether a task is a yes or no. */
export const isSign = (task: Task): task is Sign => signs.some((sign) => sign === task);
