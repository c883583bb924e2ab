import { createHash } from 'node:crypto';

/** A text as it is compared: networks trim, recompose and fold white space on the way. */
export function comparable(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What tells two texts apart, for duplicates and for recognising our own answer when the network shows it to us. */
export function contentHash(text: string): Buffer {
  return createHash('sha256').update(comparable(text)).digest();
}
