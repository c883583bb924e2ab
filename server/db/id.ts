import { randomFillSync } from 'node:crypto';

const random = new Uint8Array(10);

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random; sorts by creation across programs. */
export function newId(now: Date = new Date()): string {
  randomFillSync(random);
  const time = now.getTime().toString(16).padStart(12, '0');
  const tail = Buffer.from(random).toString('hex');
  const variant = (8 + (Number.parseInt(tail.charAt(3), 16) % 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
