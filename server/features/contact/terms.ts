import type { FieldKind, FieldValue, FieldValues } from '#contract/contact-field.ts';
import { toTokens } from '#server/features/search/commands.ts';

/** Under which a contact's name is found; fields are found under their key. */
export const nameKey = 'name';
/** Shorter ends of a phone number say nothing. */
const leastDigits = 5;

/** What of a contact can be found, each word with the key of where it stands. */
export function contactTokens(
  name: string,
  fields: FieldValues,
  kindOf: (key: string) => FieldKind | undefined,
): string[] {
  const tokens = Object.entries(fields).flatMap(([key, value]) =>
    valueTokens(kindOf(key), value).map((word) => `${key} ${word}`),
  );
  return [...toTokens(name).map((word) => `${nameKey} ${word}`), ...tokens];
}

function valueTokens(kind: FieldKind | undefined, value: FieldValue): string[] {
  if (typeof value === 'boolean') return [];
  if (kind !== 'phone') return toTokens(String(value));
  // People type a number with or without its country and area.
  const digits = digitsOf(String(value));
  return Array.from({ length: Math.max(0, digits.length - leastDigits + 1) }, (_, from) => digits.slice(from));
}

/**
 * What was typed as a tsquery over those words: each must begin a word of the name or of one of these fields.
 * Null when nothing of it can be found.
 */
export function contactQuery(typed: string, keys: readonly string[]): string | null {
  const digits = digitsOf(typed).replace(/^0+/, '');
  const isNumber = digits.length >= leastDigits && /^[+\d\s().\-/]+$/.test(typed);
  const words = isNumber ? [digits] : toTokens(typed);
  if (words.length === 0) return null;
  return words.map((word) => `(${keys.map((key) => `${quote(`${key} ${word}`)}:*`).join(' | ')})`).join(' & ');
}

/** What was typed as a tsquery over notes: every word must begin one of theirs. Null when nothing can be found. */
export function noteQuery(typed: string): string | null {
  const words = toTokens(typed);
  return words.length === 0 ? null : words.map((word) => `${quote(word)}:*`).join(' & ');
}

/** Patterns for handles and names: where the term begins a word, and anywhere once it is long enough for the index. */
export function patterns(term: string): { starts: string; inside: string } {
  const escaped = term.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return [...term].length < 3
    ? { starts: `${escaped}%`, inside: `% ${escaped}%` }
    : { starts: `%${escaped}%`, inside: `%${escaped}%` };
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
const quote = (word: string) => `'${word.replace(/['\\]/g, (sign) => `${sign}${sign}`)}'`;
