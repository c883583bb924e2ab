import type { Calendar } from '#contract/calendar.ts';
import type { Stage } from '#contract/common.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import { type OutOfHours, silencingTags, type WithheldReason } from '#contract/out-of-hours.ts';
import { isOpenAt } from '#server/features/calendar/queries.ts';
import { findWord } from '#server/features/priority/queries.ts';
import { fill, textFor, whenWords } from './say.ts';

/** What decides whether a program speaks in a conversation whose first response has begun to run. */
export type Asked = {
  /** When the customer asked, and by when the first response is due. */
  startedAt: Date;
  dueAt: Date;
  calendar: Calendar;
  stage: Stage;
  channelId: string;
  brand: string;
  name: string;
  language: string | null;
  tags: readonly string[];
  category: string | null;
  marks: readonly ContactMark[];
  isRestrained: boolean;
  /** Everything the customer said here. */
  text: string;
};

export type Decision =
  | { is: 'said'; text: string; language: string }
  | { is: 'withheld'; reason: WithheldReason }
  /** It is no matter of this policy: the team is there, or it is not to speak on that stage. */
  | { is: 'nothing' };

/**
 * Pure: whether a customer is told when they will hear from us. Only while the team is closed, both when they asked and
 * now; never where it could hurt.
 */
export function decide(policy: OutOfHours, asked: Asked, now: Date): Decision {
  const { calendar, startedAt, dueAt, stage } = asked;
  if (!policy.isOn || !policy.stages[stage] || dueAt <= now) return { is: 'nothing' };
  if (isOpenAt(calendar, startedAt) || isOpenAt(calendar, now)) return { is: 'nothing' };
  const reason = silencedBy(policy, asked);
  if (reason) return { is: 'withheld', reason };
  const text = textFor(policy.texts, asked);
  if (!text) return { is: 'nothing' };
  const { language } = text;
  const when = whenWords(dueAt, language, calendar.timeZone);
  return { is: 'said', language, text: fill(text.text, { when, name: asked.name, brand: asked.brand }) };
}

function silencedBy({ never }: OutOfHours, asked: Asked): WithheldReason | null {
  const fold = (tag: string) => tag.toLowerCase();
  const silencing = [...silencingTags, ...never.tags].map(fold);
  if (asked.isRestrained) return 'blocked';
  if (asked.tags.some((tag) => silencing.includes(fold(tag)))) return 'tag';
  if (asked.category !== null && never.categories.includes(asked.category)) return 'category';
  if (asked.marks.includes('press')) return 'press';
  return findWord(never.words, asked.text) === null ? null : 'words';
}
