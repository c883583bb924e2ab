import { newId } from '#server/db/id.ts';

/** A word that stands nowhere else, of letters alone: digits may by chance be somebody's number, which the gate stops. */
export const newWord = (): string =>
  newId()
    .replaceAll('-', '')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
