import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { ConversationStatus, Priority } from '#contract/filter.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Standing, StoredClock } from '#server/features/clock/queries.ts';

/** A message as it reached its conversation. */
export type Said = {
  occurredAt: Date;
  /** When it came to this conversation: received, or brought along by a merge. */
  knownAt: Date;
  /** A merge brought it, so the matrix did not read the conversation when it came. */
  isBrought: boolean;
  direction: 'in' | 'out';
  /** It starts a clock, or stops one; neither for what was back-filled or sent by a program. */
  counts: boolean;
  /** Since when it is known to need no answer; null where it needs one. */
  excusedAt: Date | null;
  stage: 'public' | 'private';
  text: string;
  /** What it said before it was edited, oldest first, each since a moment; the last one is `text`. */
  versions: readonly { text: string; since: Date }[];
  deletedAt: Date | null;
  /** What was understood of it, oldest first, each since a moment. */
  labels: readonly { labels: Labels; since: Date }[];
};

/** What happened to a conversation beside messages, in the order of the chain. */
export type Turn = { at: Date } & (
  | { what: 'status'; status: ConversationStatus; heldBy: string | null }
  | { what: 'team'; teamId: string | null }
  | { what: 'priority'; priority: Priority }
  /** It became part of another. */
  | { what: 'merged' }
  /** Others became part of it; what the merge made of it beyond what it was, where it made something. */
  | { what: 'absorbed'; status: ConversationStatus; priority: Priority | null }
);

/** What is known of the person. */
export type Person = { followers: number | null; marks: readonly ContactMark[]; fields: FieldValues };

/** A conversation with all that decided about its category and its clocks. */
export type Past = {
  id: string;
  number: number;
  network: string;
  language: string | null;
  openedAt: Date;
  assigneeId: string | null;
  /** Its team before the first change of it. */
  firstTeamId: string | null;
  firstStatus: ConversationStatus;
  isMerged: boolean;
  said: readonly Said[];
  /** When something in it was understood, or that was corrected. */
  understoodAt: readonly Date[];
  turns: readonly Turn[];
  person: Person;
  /** When something about the person was changed. */
  personChangedAt: readonly Date[];
  /** The person as the matrix saw them, where they were changed since. */
  seenPersons: readonly (Person & { at: Date })[];
  /** What is written of it today. */
  row: Standing & { category: string | null; priority: Priority; teamId: string | null };
  clocks: readonly StoredClock[];
};

/** Pure: what a message said at a moment. */
export function textAt({ text, versions }: Said, at: Date): string {
  return versions.findLast(({ since }) => since <= at)?.text ?? versions[0]?.text ?? text;
}

/** Pure: what was understood of a message at a moment. */
export const labelsAt = ({ labels }: Said, at: Date): Labels =>
  labels.findLast(({ since }) => since <= at)?.labels ?? {};

/** Pure: what was known of the person at a moment, as far as anything remembers it. */
export function personAt(
  { person, personChangedAt, seenPersons }: Pick<Past, 'person' | 'personChangedAt' | 'seenPersons'>,
  at: Date,
): Person {
  const changesUpTo = (moment: Date) => personChangedAt.filter((one) => one <= moment).length;
  const then = changesUpTo(at);
  if (then === personChangedAt.length) return person;
  const seen = seenPersons.filter((one) => changesUpTo(one.at) === then);
  return seen.findLast((one) => one.at <= at) ?? seen[0] ?? person;
}
