import type { Span } from './span.ts';

/** What stands in the place of a letter or digit that is not shown. */
const masked = '•';

/**
 * The text with each stretch hidden sign by sign, white space kept. Of a card number its last four digits stay, by which
 * people tell their cards apart. Pure.
 */
export function mask(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { kind, from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    result += text.slice(at, from) + hide(text.slice(from, to), kind === 'card' ? 4 : 0);
    at = to;
  }
  return result + text.slice(at);
}

function hide(text: string, shownAtEnd: number): string {
  const signs = [...text];
  let left = signs.filter((sign) => /[\p{L}\p{N}]/u.test(sign)).length - shownAtEnd;
  return signs
    .map((sign) => {
      if (/\s/u.test(sign)) return sign;
      if (!/[\p{L}\p{N}]/u.test(sign)) return shownAtEnd > 0 ? sign : masked.repeat(sign.length);
      left -= 1;
      // As long as before, so that places in the text stay right.
      return left >= 0 ? masked.repeat(sign.length) : sign;
    })
    .join('');
}
