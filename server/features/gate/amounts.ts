import { spell } from '#server/text/spell.ts';
import { minorDigits, type Unit, unitOf } from './currencies.ts';
import { numberParts, sumOf } from './number-words.ts';

/** A number in a text with the currency beside it; places are those of the text as typed. */
export type Amount = { from: number; to: number; value: number; currency: string | null };

type Token = { text: string; from: number; to: number; kind: 'number' | 'word' | 'sign' };

/** Digits with little between them; a word of letters, one sign of scripts without spaces; a sign of money. */
const tokenForms =
  /(\d(?:[ .,'_\u066b\u066c]?\d)*)|((?:us|jp|r|mx|c|ca|a|au|nz|s|hk)\$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+)|(\p{Sc})/gu;

/**
 * The numbers in a text, in figures and in words of English, German, Spanish, French and Arabic, with the currency
 * before or behind. Pure. `home`: whose dollars and cents are meant.
 */
export function findAmounts(original: string, home: string): Amount[] {
  const { text, place } = spell(original);
  const tokens = [...text.matchAll(tokenForms)].map(
    ({ 0: found, 1: number, 2: word, index }): Token => ({
      text: found,
      from: index,
      to: index + found.length,
      kind: number !== undefined ? 'number' : word !== undefined ? 'word' : 'sign',
    }),
  );
  const unitAt = (token: Token | undefined): Unit | null => {
    if (!token || token.kind === 'number') return null;
    const { from, to } = place(token.from, token.to);
    return unitOf(token.text, original.slice(from, to), home);
  };
  // Two hundred euros are "deux cents euros", and "50 cents" are half of one.
  const isCoin = (n: number) => unitAt(tokens[n]) !== null && unitAt(tokens[n + 1]) === null;
  const amounts: Amount[] = [];
  for (let n = 0; n < tokens.length; ) {
    const read = readNumber(tokens, n, isCoin);
    if (!read) {
      n += 1;
      continue;
    }
    const [first, last] = [tokens[n], tokens[read.next - 1]];
    const [before, after] = [tokens[n - 1], tokens[read.next]];
    const near = (a: Token | undefined, b: Token | undefined) =>
      a !== undefined && b !== undefined && /^[\s.,\u2013\u2014()-]{0,3}$/.test(text.slice(a.to, b.from));
    const behind = near(last, after) ? unitAt(after) : null;
    const unit = behind ?? (near(before, first) ? unitAt(before) : null);
    if (first && last) {
      const start = unit && !behind ? (before ?? first) : first;
      const end = behind ? (after ?? last) : last;
      amounts.push({
        ...place(start.from, end.to),
        value: read.value * (unit?.share ?? 1),
        currency: unit?.currency ?? null,
      });
    }
    n = read.next;
  }
  return amounts;
}

function readNumber(
  tokens: readonly Token[],
  start: number,
  isCoin: (n: number) => boolean,
): { value: number; next: number } | null {
  const parts: Parameters<typeof sumOf>[0][number][] = [];
  let next = start;
  let end = start;
  for (; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (!token || token.kind === 'sign' || isCoin(next)) break;
    if (token.kind === 'number') {
      // Two figures in a row are two numbers.
      if (parts.length > 0) break;
      parts.push({ add: readFigures(token.text) });
      end = next + 1;
      continue;
    }
    const said = numberParts(token.text);
    if (said === null || (said === 'joins' && parts.length === 0)) break;
    if (said === 'joins') continue;
    parts.push(...said);
    end = next + 1;
  }
  const value = sumOf(parts);
  return value === null ? null : { value, next: end };
}

/**
 * 1.000,50 and 1,000.50 and 1 000,50 alike. Where one separator stands before three digits and nothing else tells, it
 * is taken for thousands: of two readings the larger.
 */
export function readFigures(figures: string): number {
  const bare = figures.replace(/[ '_]/g, '').replaceAll('\u066b', '.').replaceAll('\u066c', ',');
  const separators = bare.replace(/\d/g, '');
  const last = separators.at(-1);
  if (last === undefined) return Number(bare);
  const behind = bare.length - bare.lastIndexOf(last) - 1;
  const isOnly = separators.indexOf(last) === separators.length - 1;
  const isDecimal = isOnly && (behind !== 3 || separators.length > 1);
  if (!isDecimal) return Number(bare.replace(/[.,]/g, ''));
  const whole = bare.slice(0, bare.lastIndexOf(last)).replace(/[.,]/g, '');
  return Number(`${whole}.${bare.slice(bare.lastIndexOf(last) + 1)}`);
}

/** In the currency's smallest coin. */
export const toMinor = (value: number, currency: string): number => Math.round(value * 10 ** minorDigits(currency));
