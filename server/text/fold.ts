/** Letters that NFKD leaves whole although people type them without their mark. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
};
const special = /[ßæœøłđðþıςةى]/g;

// Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs and tatweel. Marks of other scripts are vowels.
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/g;
const apostrophes = /[\u2018\u2019\u02bc\uff07]/g;
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const onlyAscii = /^[\x00-\x7f]*$/;

export function isAscii(text: string): boolean {
  return onlyAscii.test(text);
}

/**
 * One spelling for everything that a person would call the same word: compatibility forms, case and accents are gone.
 * Folding twice changes nothing. The length may change.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(invisible, '')
    .replace(apostrophes, "'")
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');
}
