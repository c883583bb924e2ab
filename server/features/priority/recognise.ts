import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import { priorities } from '#contract/filter.ts';
import type { Category, Conditions, PriorityMatrix } from '#contract/priority.ts';
import { findWord } from './words.ts';

/** What the matrix may ask of one message of a customer. */
export type Facts = {
  network: string;
  stage: 'public' | 'private';
  language: string | null;
  teamId: string | null;
  followers: number | null;
  marks: readonly ContactMark[];
  fields: FieldValues;
  text: string;
};

/** A condition that held, and by which value. */
export type Reason = { condition: keyof Conditions; value: string };
export type Recognised = { category: Category; reasons: Reason[] };

/** The first category whose every condition holds, with the reasons. */
export function recognise({ categories }: PriorityMatrix, facts: Facts): Recognised {
  for (const category of categories) {
    const reasons = reasonsOf(category.when, facts);
    if (reasons) return { category, reasons };
  }
  throw new Error('The last category of a priority matrix asks for nothing, so one always fits.');
}

/**
 * Of several messages of one conversation, which one decides: the most pressing, among equals the first. Null for none.
 * `n` is its place among them.
 */
export function recogniseAmong(
  matrix: PriorityMatrix,
  messages: readonly Facts[],
): (Recognised & { n: number }) | null {
  let best: (Recognised & { n: number }) | null = null;
  for (const [n, facts] of messages.entries()) {
    const found = { ...recognise(matrix, facts), n };
    if (!best || isMorePressing(matrix, found.category, best.category)) best = found;
  }
  return best;
}

/** By priority; within one priority what stands higher in the matrix. */
function isMorePressing({ categories }: PriorityMatrix, a: Category, b: Category): boolean {
  const [one, other] = [priorities.indexOf(a.priority), priorities.indexOf(b.priority)];
  return one === other ? categories.indexOf(a) < categories.indexOf(b) : one < other;
}

type Held = string | false;
type Asked = { [K in keyof Conditions]-?: (wanted: NonNullable<Conditions[K]>, facts: Facts) => Held };

/** Each condition: the value by which it holds, or false. */
const asked: Asked = {
  networks: (wanted, { network }) => wanted.includes(network) && network,
  stage: (wanted, { stage }) => wanted === stage && stage,
  languages: (wanted, { language }) => language !== null && wanted.some((one) => speaks(language, one)) && language,
  teamIds: (wanted, { teamId }) => teamId !== null && wanted.includes(teamId) && teamId,
  followersAtLeast: (wanted, { followers }) => followers !== null && followers >= wanted && String(followers),
  marks: (wanted, { marks }) => wanted.find((one) => marks.includes(one)) ?? false,
  fields: (wanted, { fields }) => {
    const held = wanted.map(({ key, values }) => {
      const value = fields[key];
      return value !== undefined && values.includes(String(value)) ? String(value) : null;
    });
    return !held.includes(null) && held.join(', ');
  },
  words: (wanted, { text }) => findWord(wanted, text) ?? false,
};

function reasonsOf(when: Conditions, facts: Facts): Reason[] | null {
  const reasons: Reason[] = [];
  for (const condition of Object.keys(when) as (keyof Conditions)[]) {
    const held = holds(condition, when, facts);
    if (held === false) return null;
    if (held !== null) reasons.push({ condition, value: held });
  }
  return reasons;
}

function holds<K extends keyof Conditions>(condition: K, when: Conditions, facts: Facts): Held | null {
  const wanted = when[condition];
  // TypeScript does not follow that the question and what is wanted belong to the same condition.
  return wanted === undefined ? null : (asked[condition] as (wanted: unknown, facts: Facts) => Held)(wanted, facts);
}

/** `pt` is spoken by whoever speaks `pt-BR`, not the other way round. */
function speaks(language: string, wanted: string): boolean {
  const [spoken, asked] = [language.toLowerCase(), wanted.toLowerCase()];
  return spoken === asked || spoken.startsWith(`${asked}-`);
}
