import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../config.ts';

/** Another program works in this data folder. */
export class FolderTaken extends Error {
  override name = 'FolderTaken';
}

export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process, making it when it is missing. Throws FolderTaken, or ConfigError when the folder
 * cannot be written.
 * The lock is the kernel's own on a SQLite file, so it dies with the process, however that ends.
 */
export function lockFolder(dataDir: string): FolderLock {
  const file = openLockFile(dataDir);
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    file.close();
    if (!isBusy(cause)) throw unusable(dataDir, cause);
    throw new FolderTaken(
      `Another Earshot is running on the data folder ${dataDir}. Stop it first, or give this one a folder of its own with EARSHOT_DATA.`,
      { cause },
    );
  }
  return { release: () => file.close() };
}

function openLockFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(dataDir, 'lock'));
  } catch (cause) {
    throw unusable(dataDir, cause);
  }
}

/** SQLITE_BUSY, with whatever it says about it in the upper bytes. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

function unusable(dataDir: string, cause: unknown): ConfigError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ConfigError(
    `The data folder ${dataDir} cannot be used (${why}). Let Earshot write there, or give it another folder with EARSHOT_DATA.`,
    { cause },
  );
}
