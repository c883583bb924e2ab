import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

const digits = 6;

/** Six digits, each as likely as the others. */
export const newCode = (): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** Only who has the link can try codes on it, also when the database is read by somebody who should not. */
export const hashCode = (code: string, token: string): Buffer => createHmac('sha256', token).update(code).digest();

/** Whether a code was entered as it was sent, in digits of any script and with whatever between them; in constant time. */
export function isSameCode(entered: string, token: string, hash: Buffer): boolean {
  const plain = entered
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\D/g, '');
  return timingSafeEqual(hashCode(plain, token), hash);
}

/** Scripts keep their ten digits together, from nought on. */
function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  let nought = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1)) && point - nought < 9) nought -= 1;
  return String(point - nought);
}
