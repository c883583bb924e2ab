/** Pure sums by which numbers are told from other digits. Each takes digits (and letters where it has some) without separators. */

const digits = (text: string) => [...text].map(Number);

/** ISO 7812: every second digit from the right doubled, cross-summed. */
export function luhn(text: string): boolean {
  const sum = digits(text)
    .reverse()
    .map((value, n) => (n % 2 === 0 ? value : value * 2 > 9 ? value * 2 - 9 : value * 2))
    .reduce((total, value) => total + value, 0);
  return sum % 10 === 0;
}

/** ISO 13616: letters are numbers from 10 on, the first four signs go last. */
export function ibanFits(text: string): boolean {
  return mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** The remainder of a number of any length, its letters counted as 10 to 35. */
export function mod97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Spanish DNI and NIE: eight digits, X, Y or Z for the first of a foreigner, and their letter. */
export function dniFits(text: string): boolean {
  const number = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === text.at(-1);
}

/** Brazilian CPF: two digits over the nine before. */
export function cpfFits(text: string): boolean {
  const all = digits(text);
  if (new Set(all).size === 1) return false;
  const expected = (length: number) => {
    const sum = all.slice(0, length).reduce((total, value, n) => total + value * (length + 1 - n), 0);
    return ((sum * 10) % 11) % 10;
  };
  return expected(9) === all[9] && expected(10) === all[10];
}

/** French NIR: fifteen digits, the last two are 97 less the rest. */
export function nirFits(text: string): boolean {
  return 97 - Number(BigInt(text.slice(0, 13)) % 97n) === Number(text.slice(13));
}

/** German tax number (IdNr): eleven digits, ISO 7064 mod 11, 10, one digit twice or thrice among the first ten. */
export function taxIdFits(text: string): boolean {
  const all = digits(text);
  if (all[0] === 0 || new Set(all.slice(0, 10)).size < 8) return false;
  let product = 10;
  for (const value of all.slice(0, 10)) {
    const sum = (value + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === all[10];
}

/** Chinese resident identity: seventeen digits and one of 0 to 9 or X. */
export function residentFits(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(text[n]), 0);
  return '10X98765432'[sum % 11] === text.at(-1)?.toUpperCase();
}

/** Polish PESEL: eleven digits with weights 1, 3, 7, 9. */
export function peselFits(text: string): boolean {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
  return digits(text).reduce((total, value, n) => total + value * (weights[n] ?? 0), 0) % 10 === 0;
}

const oddLetters = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italian codice fiscale: fifteen signs and a letter; those in odd places count by a table. */
export function fiscalCodeFits(text: string): boolean {
  const worth = (sign: string, isOdd: boolean): number => {
    const n = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
    return isOdd ? (oddLetters[n] ?? 0) : n;
  };
  const sum = [...text.slice(0, 15)].reduce((total, sign, n) => total + worth(sign, n % 2 === 0), 0);
  return String.fromCharCode(65 + (sum % 26)) === text.at(-1);
}

const verhoeffTimes = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const verhoeffTurns = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

/** Indian Aadhaar: twelve digits by Verhoeff's sum. */
export function aadhaarFits(text: string): boolean {
  const rest = digits(text)
    .reverse()
    .reduce((sum, value, n) => verhoeffTimes[sum]?.[verhoeffTurns[n % 8]?.[value] ?? 0] ?? 0, 0);
  return rest === 0;
}
