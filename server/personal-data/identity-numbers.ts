import * as sums from './check-digits.ts';
import type { Digits } from './digits.ts';
import { type Found, spansOf } from './span.ts';

type Custom = { form: RegExp; fits?: (bare: string) => boolean };

const bounded = (form: string, flags = '') =>
  new RegExp(`(?<![\\p{L}\\p{N}/.#-])(${form})(?![\\p{L}\\p{N}])`, `dgu${flags}`);
/** A form that only counts behind one of these words. */
const after = (words: string, form: string) =>
  new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})[^\\d\\n]{0,20}(${form})(?![\\p{L}\\p{N}])`, 'dgiu');

/** Numbers by which states name a person, each with its check digit, or told by the words before it. */
const customs: readonly Custom[] = [
  { form: bounded('[XYZ\\d]\\d{7}[ -]?[A-Z]'), fits: sums.dniFits },
  { form: bounded('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}'), fits: sums.cpfFits },
  { form: after('cpf', '\\d{11}'), fits: sums.cpfFits },
  { form: bounded('[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?\\d{2} ?\\d{3} ?\\d{3} ?\\d{2}'), fits: sums.nirFits },
  {
    form: after('steuer-?id\\p{L}*|steuer-?identifikationsnummer|idnr|tax id', '\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'),
    fits: sums.taxIdFits,
  },
  {
    form: bounded('[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]'),
    fits: sums.residentFits,
  },
  { form: bounded('[2-9]\\d{3} \\d{4} \\d{4}'), fits: sums.aadhaarFits },
  { form: after('aadhaar|uidai', '[2-9]\\d{3} ?\\d{4} ?\\d{4}'), fits: sums.aadhaarFits },
  { form: after('pesel', '\\d{11}'), fits: sums.peselFits },
  { form: bounded('(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}') },
  { form: after('ssn|social security(?: number)?', '(?!000|666|9)\\d{3}[ -]?(?!00)\\d{2}[ -]?(?!0000)\\d{4}') },
  { form: after('passport(?: (?:no|number))?|reisepass\\p{L}*|pasaporte|passeport|جواز السفر', '[A-Z]{0,2}\\d{6,9}') },
];

/** The Italian code mixes its digits with letters. */
const fiscalCode: Custom = {
  form: bounded('[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]'),
  fits: sums.fiscalCodeFits,
};

export function findIdentityNumbers(text: string, { all, inRow }: Digits): Found[] {
  const asked = [...(inRow >= 6 ? customs : []), ...(all >= 7 ? [fiscalCode] : [])];
  return asked.flatMap(({ form, fits }) =>
    spansOf(text, form, 'identity_number', (found) => fits?.(found.replace(/[ .-]/g, '').toUpperCase()) ?? true),
  );
}
