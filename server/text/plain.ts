/** A text as a reader takes it, and where each stretch of it stands in the text as it was typed. */
export type Plain = {
  text: string;
  /** A stretch of `text` as the stretch of the original that it was read from; half open, in UTF-16 units. */
  place(from: number, to: number): { from: number; to: number };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const onlyAscii = /^[\x00-\x7f]*$/;
/** Nobody sees them: zero-width characters, soft hyphens, selectors, and the box around a digit that is an emoji. */
const unseen = /\p{Default_Ignorable_Code_Point}|\u20e3/u;
const digit = /\p{Nd}/u;
/** One sign, two digits. */
const ten = '🔟';
/** What would be read as something else, beside forms that have a plainer one. */
const readOtherwise = /\p{Default_Ignorable_Code_Point}|\u20e3|🔟|(?![0-9])\p{Nd}/u;

/**
 * Compatibility forms, digits of other scripts and of emoji become plain ones; what nobody sees goes. Case, accents and
 * white space stay. `also` changes each sign further, given those beside it; the result may be longer or empty.
 */
export function plain(original: string, also?: (sign: string, beside: Beside) => string): Plain {
  if (!also && isPlain(original)) return { text: original, place: (from, to) => ({ from, to }) };
  const { signs, froms } = seenSigns(original);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let n = 0; n < signs.length; n += 1) {
    const [sign = '', from = 0] = [signs[n], froms[n]];
    const seen = readSign(sign);
    const read = also ? also(seen, { before: signs[n - 1] ?? '', after: signs[n + 1] ?? '' }) : seen;
    for (let unit = 0; unit < read.length; unit += 1) {
      starts.push(from);
      ends.push(from + sign.length);
    }
    text += read;
  }
  return {
    text,
    place: (from, to) => ({ from: starts[from] ?? original.length, to: ends[to - 1] ?? original.length }),
  };
}

const isPlain = (text: string) =>
  onlyAscii.test(text) || (!readOtherwise.test(text) && text.normalize('NFKC') === text);

/** The signs to both sides of one, as typed; empty at an end. */
export type Beside = { before: string; after: string };

/** The signs that are seen, and where each begins. */
function seenSigns(original: string): { signs: string[]; froms: number[] } {
  const signs: string[] = [];
  const froms: number[] = [];
  let at = 0;
  for (const sign of original) {
    if (isAscii(sign) || !unseen.test(sign)) {
      signs.push(sign);
      froms.push(at);
    }
    at += sign.length;
  }
  return { signs, froms };
}

const isAscii = (sign: string) => sign.charCodeAt(0) < 0x80;

function readSign(sign: string): string {
  if (isAscii(sign)) return sign;
  if (sign === ten) return '10';
  const compatible = sign.normalize('NFKC');
  return digit.test(compatible) ? [...compatible].map(plainDigit).join('') : compatible;
}

/** Unicode keeps the digits of a script side by side, from nought to nine. */
function plainDigit(sign: string): string {
  if (!digit.test(sign)) return sign;
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
