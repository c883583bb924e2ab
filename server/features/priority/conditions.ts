import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { Conditions } from '#contract/priority.ts';
import type { Labels } from '#contract/verdict.ts';
import { findWord } from './words.ts';

/** What a policy may ask of a message of a customer and its conversation. */
export type Facts = {
  network: string;
  stage: 'public' | 'private';
  language: string | null;
  teamId: string | null;
  followers: number | null;
  marks: readonly ContactMark[];
  fields: FieldValues;
  /** What was understood of it; empty before anybody looked. */
  labels: Labels;
  text: string;
};

/** Each condition: the value by which it holds, or false. */
export type Asked<W, F> = { [K in keyof W]-?: (wanted: NonNullable<W[K]>, facts: F) => string | false };

export const asked: Asked<Conditions, Facts> = {
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
  sentiments: (wanted, { labels }) => wanted.find((one) => labels.sentiment === one) ?? false,
  themes: (wanted, { labels }) => wanted.find((one) => labels.theme === one) ?? false,
  intents: (wanted, { labels }) => wanted.find((one) => labels.intent === one) ?? false,
  products: (wanted, { labels }) => wanted.find((one) => labels.product === one) ?? false,
  signs: (wanted, { labels }) => wanted.find((one) => labels[one] === one) ?? false,
  words: (wanted, { text }) => findWord(wanted, text) ?? false,
};

/** Pure: all that held, or the first condition that did not. */
export function ask<W extends object, F>(
  conditions: Asked<W, F>,
  when: W,
  facts: F,
): { held: { condition: keyof W; value: string }[] } | { failed: keyof W } {
  const held: { condition: keyof W; value: string }[] = [];
  for (const condition of Object.keys(when) as (keyof W)[]) {
    const wanted = when[condition];
    if (wanted === undefined) continue;
    const value = conditions[condition](wanted as NonNullable<W[typeof condition]>, facts);
    if (value === false) return { failed: condition };
    held.push({ condition, value });
  }
  return { held };
}

/** `pt` is spoken by whoever speaks `pt-BR`, not the other way round. */
export function speaks(language: string, wanted: string): boolean {
  const [spoken, asked] = [language.toLowerCase(), wanted.toLowerCase()];
  return spoken === asked || spoken.startsWith(`${asked}-`);
}
