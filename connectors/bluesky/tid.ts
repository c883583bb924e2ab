const alphabet = '234567abcdefghijklmnopqrstuvwxyz';
const clockId = Math.floor(Math.random() * 1024);
let latestMicros = 0;

/** A record key that no other process makes: microseconds and this process's clock id, sorted by time. */
export function nextTid(now: Date): string {
  latestMicros = Math.max(latestMicros + 1, now.getTime() * 1000 + Math.floor(Math.random() * 1000));
  return tidAt(latestMicros, clockId);
}

/** The record key of a moment in microseconds and a clock id below 1024. */
export function tidAt(micros: number, clock: number): string {
  let value = BigInt(micros) * 1024n + BigInt(clock);
  let tid = '';
  for (let place = 0; place < 13; place++) {
    tid = alphabet.charAt(Number(value % 32n)) + tid;
    value /= 32n;
  }
  return tid;
}

/** The moment a record key was made at; null when it is no TID. */
export function tidTime(tid: string): Date | null {
  if (!/^[234567a-j][234567a-z]{12}$/.test(tid)) return null;
  let value = 0n;
  for (const letter of tid) value = value * 32n + BigInt(alphabet.indexOf(letter));
  return new Date(Number(value / 1024n / 1000n));
}
