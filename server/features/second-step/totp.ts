import { createHmac, timingSafeEqual } from 'node:crypto';

const stepMs = 30_000;
const digits = 6;
/** Clocks may be apart by one step either way. */
const drifts = [0, -1, 1];

/** Number of the 30 seconds in which a moment lies. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / stepMs);
}

/** The code of one step: RFC 6238 with SHA-1 and six digits, as every authenticator app makes it. */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The step near `now` whose code this is, or null. The whole window is always compared, in constant time. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const typed = Buffer.from(code);
  if (typed.length !== digits) return null;
  let found: number | null = null;
  for (const drift of drifts) {
    const step = stepAt(now) + drift;
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), typed)) found ??= step;
  }
  return found;
}

/** The address in a QR code by which an app takes the secret over. `account` is shown in the app beside its code. */
export function secretAddress(secret: Uint8Array, account: string): string {
  const issuer = 'Earshot';
  const query = new URLSearchParams({ secret: base32(secret), issuer, algorithm: 'SHA1', digits: '6', period: '30' });
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?${query}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base 32 of RFC 4648 without padding, for a whole number of five bytes. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replaceAll(/.{5}/g, (group) => alphabet[Number.parseInt(group, 2)] ?? '');
}
