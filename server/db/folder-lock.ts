import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another program works in this data folder. */
export class FolderTaken extends Error {
  override name = 'FolderTaken';
}

export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process, or throws FolderTaken.
 * The lock is the kernel's own on a SQLite file, so it dies with the process, however that ends.
 */
export function lockFolder(dataDir: string): FolderLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(join(dataDir, 'lock'));
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    file.close();
    throw new FolderTaken(
      `Another Earshot is running on the data folder ${dataDir}. Stop it first, or give this one a folder of its own with EARSHOT_DATA.`,
      { cause },
    );
  }
  return { release: () => file.close() };
}
