const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;

const [unmet, other, isALetter, isADigit] = [0, 1, 2, 3];
/** What each unit of UTF-16 is, filled as units are met. */
const kinds = new Uint8Array(65_536);

function kindOf(unit: number): number {
  const known = kinds[unit] as number;
  if (known !== unmet) return known;
  const kind = read(String.fromCharCode(unit));
  kinds[unit] = kind;
  return kind;
}

function read(sign: string): number {
  if (letter.test(sign)) return isALetter;
  return digit.test(sign) ? isADigit : other;
}

const isFirstHalf = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** How many units the letter, or the mark on one, has that begins here; 0 where there is none. With `orDigit` also of a digit. */
export function letterAt(text: string, at: number, orDigit: boolean): number {
  const unit = text.charCodeAt(at);
  if (!isFirstHalf(unit)) {
    const kind = at < text.length ? kindOf(unit) : other;
    return kind === isALetter || (orDigit && kind === isADigit) ? 1 : 0;
  }
  const sign = String.fromCodePoint(text.codePointAt(at) ?? unit);
  const kind = sign.length === 2 ? read(sign) : other;
  return kind === isALetter || (orDigit && kind === isADigit) ? 2 : 0;
}
