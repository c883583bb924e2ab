import { isEntryKind } from '#contract/taxonomy.ts';
import type { TaughtTask } from './head.ts';

/** What labelled texts can be about. */
export const labelledTasks = [
  'language',
  'sentiment',
  'offensive',
  'hate',
  'threat',
  'spam',
  'frustrated',
  'question',
  'urgent',
  'theme',
  'intent',
  'product',
  'phishing',
] as const satisfies readonly (TaughtTask | 'language' | 'phishing')[];
export type LabelledTask = (typeof labelledTasks)[number];

/** How public sets say yes and no, beside the task's own name. */
const yes = new Set([
  'true',
  'yes',
  '1',
  'hateful',
  'abusive',
  'toxic',
  'bad',
  'malicious',
  'frustration',
  'urgency',
  'questions',
]);
const no = new Set([
  'false',
  'no',
  '0',
  'ham',
  'neither',
  'none',
  'normal',
  'legitimate',
  'legit',
  'benign',
  'clean',
  'safe',
  'statement',
  'other',
]);
const sentiments: Record<string, string> = {
  neg: 'negative',
  negative: 'negative',
  '-1': 'negative',
  neu: 'neutral',
  neutral: 'neutral',
  '0': 'neutral',
  pos: 'positive',
  positive: 'positive',
  '1': 'positive',
};

/** A label as the task writes it; null when it is none of the task's. */
export function readLabel(task: LabelledTask, given: string): string | null {
  const label = given.trim();
  const lower = label.toLowerCase();
  if (label === '') return null;
  if (isEntryKind(task)) return label;
  if (task === 'language') return lower.split(/[-_]/)[0] ?? null;
  if (task === 'sentiment') return sentiments[lower] ?? null;
  if (lower === task || yes.has(lower)) return task;
  if (no.has(lower) || new RegExp(`^(?:not?|non|un)[-_ ]?(?:${task}|hateful)$`).test(lower)) return `not-${task}`;
  return null;
}
