import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
/** What all parts at once keep there at most, twice over, in bytes. */
const roomNeeded = 6 * 1024 ** 3;

/**
 * Where tests keep what they throw away: in memory where there is room for it. A database has a thousand files, and on a
 * disk that makes files slowly each test file waited two seconds for its own.
 */
export function temporaryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= roomNeeded ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}
