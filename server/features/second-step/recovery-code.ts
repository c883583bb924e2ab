import { createHmac, randomInt } from 'node:crypto';
import type { SecretBox } from '#server/secret-box.ts';

/** Without letters and digits that are taken for each other. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const count = 10;
const length = 10;

/** Ten codes of 50 random bits each, written as `ABCDE-FGHJK`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
    return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
  });
}

/** What is stored of a code. It takes the key, so a stolen database cannot be searched for codes. */
export function recoveryCodeHash(secretBox: SecretBox, loginId: string, code: string): Buffer {
  return createHmac('sha256', secretBox.derive(`recovery code of ${loginId}`))
    .update(plainCode(code))
    .digest();
}

/** A code as it is compared: without spaces and dashes, in capitals. */
export function plainCode(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase();
}
