import { ibanFits, luhn } from './check-digits.ts';
import type { Digits } from './digits.ts';
import { ibanLengths } from './iban-lengths.ts';
import type { Found } from './span.ts';

/** Groups of digits with little between them, not within a word, an address or a longer number. */
const groups = /(?<![\p{L}\p{N}_@/=&#-])\d(?:[\s.\-–—_/]{0,3}\d){11,30}(?![\p{L}\p{N}_])/gu;
/**
 * First digits under which cards are issued (ISO 7812), 13 to 19 long: travel, banking, and the newer range of Mastercard;
 * then the fifteen of older ones of JCB and the twelve of Maestro.
 */
const issued =
  /^(?:(?:3[0-9]|4|5[0-9]|6[0-9]|2[2-7])\d{11,17}|(?:1800|2131)\d{11}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8})$/;

/** Card numbers, also with their security code or date right behind them. */
export function findCards(text: string, { inRow }: Digits): Found[] {
  if (inRow < 12) return [];
  return [...text.matchAll(groups)].flatMap(({ 0: run, index }) => cardsWithin(run, index));
}

/** The longest of neighbouring groups that are a card number. */
function cardsWithin(run: string, offset: number): Found[] {
  const parts = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, from: index }));
  const found: Found[] = [];
  for (let first = 0; first < parts.length; first += 1) {
    for (let last = parts.length; last > first; last -= 1) {
      const number = parts
        .slice(first, last)
        .map(({ digits }) => digits)
        .join('');
      if (!issued.test(number) || !luhn(number)) continue;
      const [start, end] = [parts[first], parts[last - 1]];
      if (!start || !end) continue;
      found.push({ kind: 'card', from: offset + start.from, to: offset + end.from + end.digits.length });
      first = last - 1;
      break;
    }
  }
  return found;
}

/** Country and check digits, not within a word. */
const ibanStart = /(?<![\p{L}\p{N}])[A-Za-z]{2}\d{2}/gu;
/** What follows them in each country: groups of four, so that the words behind an account number are none of it. */
const ibanRests = new Map(
  [...ibanLengths].map(([country, length]) => {
    const [groups, left] = [Math.floor(length / 4) - 1, length % 4];
    const last = left === 0 ? '' : `[ -]?[A-Za-z0-9]{${left}}`;
    return [country, new RegExp(`(?:[ -]?[A-Za-z0-9]{4}){${groups}}${last}(?![\\p{L}\\p{N}])`, 'uy')];
  }),
);

export function findIbans(text: string): Found[] {
  return [...text.matchAll(ibanStart)].flatMap(({ 0: start, index: from }) => {
    const rest = ibanRests.get(start.slice(0, 2).toUpperCase());
    if (!rest) return [];
    rest.lastIndex = from + start.length;
    if (!rest.test(text)) return [];
    const to = rest.lastIndex;
    return ibanFits(text.slice(from, to).replace(/[ -]/g, '').toUpperCase()) ? [{ kind: 'iban', from, to }] : [];
  });
}
