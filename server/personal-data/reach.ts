import type { Digits } from './digits.ts';
import { type Found, spansOf } from './span.ts';

const mail =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24})(?![\p{L}\p{N}@])/dgu;
/** Boxes of a house, not of a person. */
const ofHouses =
  /^(?:help|support|service|info|contact|hello|hi|kontakt|hilfe|ayuda|aide|care|customer\.?care|kundenservice|press|presse|privacy|datenschutz|sales|orders?|returns?|billing|office|team|feedback|no-?reply|jobs|careers|media|security|abuse)(?:[.+_-][\p{L}\p{N}]*)?@/iu;

/** Quicker to look for than an address, and in every text that has one. */
const mayHoldMail = /@[^\s@.]+\./;

export function findMails(text: string): Found[] {
  if (!mayHoldMail.test(text)) return [];
  return spansOf(text, mail, 'mail', (found) => !ofHouses.test(found));
}

const international = /(?<![\p{L}\p{N}])((?:\+|00)[1-9][\d\s().–/-]{5,24}\d)(?![\p{L}\d])/dgu;
const ofTheStates = /(?<![\p{L}\p{N}.-])(\(?[2-9]\d{2}\)?[\s.-][2-9]\d{2}[\s.-]\d{4})(?![\p{L}\d-])/dgu;
const national = /(?<![\p{L}\p{N}.,-])(\(?0[1-9]\d{1,4}\)?[\s/–-]{1,3}\d[\d\s-]{4,12}\d)(?![\p{L}\d])/dgu;
const phoneWords =
  'phone|telephone|tel|mobile|cell|call me(?: at| on)?|whatsapp|handy|telefon|rufnummer|teléfono|móvil|llám\\w+|téléphone|portable|هاتف|جوال|رقمي|телефон|电话|電話|전화';
const afterWord = new RegExp(
  `(?<!\\p{L})(?:${phoneWords})\\.?(?!\\p{L})[^\\d+\\n]{0,14}(\\+?\\d[\\d\\s().–/-]{5,20}\\d)(?!\\d)`,
  'dgiu',
);
/** Calls that cost nothing: nobody's own number. */
const free = /^(?:00800|0800|1?8(?:00|88|77|66|55|44|33)\d{7}|900\d{6}$)/;

/** Shorter is no number that can be called from elsewhere. */
const leastDigits = 7;

const counts = (text: string) => {
  const digits = text.replace(/\D/g, '');
  return digits.length >= leastDigits && digits.length <= 15 && !free.test(digits.replace(/^00(?!800)/, ''));
};

export function findPhones(text: string, { inRow }: Digits): Found[] {
  if (inRow < leastDigits) return [];
  return [international, ofTheStates, national, afterWord].flatMap((pattern) =>
    spansOf(text, pattern, 'phone', counts),
  );
}
