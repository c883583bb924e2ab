import { timingSafeEqual } from 'node:crypto';
import type { Context } from '#server/context.ts';

/** No letter that looks like another one. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 12;

/**
 * The code that whoever reads the program's terminal can type to become the first owner, such as `K7QM-2XPD-94TF`.
 * Made from the data folder's key, so every process and every restart prints the same one and none has to store it;
 * it is worthless once a login exists.
 */
export function setupCode({ secretBox }: Pick<Context, 'secretBox'>): string {
  const bytes = secretBox.derive('setup code').subarray(0, codeLength);
  const letters = [...bytes].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return letters.replace(/.{4}(?=.)/g, '$&-');
}

/** Whether that is the code, whatever its case, spaces and dashes. */
export function isSetupCode(context: Pick<Context, 'secretBox'>, typed: string): boolean {
  const expected = Buffer.from(plain(setupCode(context)));
  const found = Buffer.from(plain(typed));
  return expected.length === found.length && timingSafeEqual(expected, found);
}

const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
