import { createHash, randomFillSync } from 'node:crypto';

const bytesEach = 10;
/** Asking the system for random bytes costs more than all else here, so it is asked for many ids at once. */
const random = new Uint8Array(bytesEach * 1000);
let used = random.length;
const sequenceBits = 12;
let lastMs = 0;
let sequence = 0;

/** The least id that `newId` can make at that moment: what was made since is not before it. */
export function firstId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/**
 * A UUIDv7 (RFC 9562, section 6.2, method 1): 48 bits of milliseconds, a 12-bit sequence, 62 random bits.
 * Ids of one program sort in the order in which they were made, as long as `now` does not go back.
 */
export function newId(now: Date = new Date()): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  let ms = now.getTime();
  if (ms !== lastMs) {
    lastMs = ms;
    // Half the range is left for ids of the same millisecond.
    sequence = ((random[used + 8] ?? 0) << 3) | ((random[used + 9] ?? 0) & 7);
  } else {
    sequence += 1;
  }
  // Past the end of the sequence the overflow runs ahead of the clock.
  ms += sequence >> sequenceBits;
  const time = ms.toString(16).padStart(12, '0');
  const order = (sequence & 0xfff).toString(16).padStart(3, '0');
  const tail = Buffer.from(random.buffer, used, 8).toString('hex');
  used += bytesEach;
  const variant = (8 + (Number.parseInt(tail.charAt(0), 16) % 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
}

/** The same id for the same words, whoever makes it (a UUIDv8, RFC 9562): done twice, it is there once. */
export function derivedId(words: string): string {
  const hash = createHash('sha256').update(words).digest();
  hash[6] = 0x80 | ((hash[6] ?? 0) & 0x0f);
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x0f);
  return idOfBytes(hash.subarray(0, idBytes));
}

export const idBytes = 16;

/** The 16 bytes of an id. */
export const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The id of 16 bytes. */
export function idOfBytes(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
