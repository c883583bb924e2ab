import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { type FileStore, placeOf, sha256Of, smallPlaceOf } from './store.ts';

/** Files below the data folder. */
export function diskStore(dataDir: string): FileStore {
  const fileOf = (workspaceId: WorkspaceId, sha256: string) => join(dataDir, placeOf(workspaceId, sha256));
  const smallOf = (workspaceId: WorkspaceId, sha256: string) => join(dataDir, smallPlaceOf(workspaceId, sha256));
  return {
    keep: async (workspaceId, bytes) => {
      const sha256 = sha256Of(bytes);
      await keepFile(fileOf(workspaceId, sha256), bytes);
      return sha256;
    },
    keepSmall: (workspaceId, sha256, bytes) => keepFile(smallOf(workspaceId, sha256), bytes),
    readSmall: (workspaceId, sha256) =>
      readFile(smallOf(workspaceId, sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    read: (workspaceId, sha256) => readFile(fileOf(workspaceId, sha256)),
    stream: async (workspaceId, sha256, range) => {
      const file = fileOf(workspaceId, sha256);
      const found = await stat(file).catch(() => null);
      return found ? createReadStream(file, range) : null;
    },
    delete: async (workspaceId, sha256) => {
      await rm(smallOf(workspaceId, sha256), { force: true });
      await rm(fileOf(workspaceId, sha256), { force: true });
    },
  };
}

async function keepFile(file: string, bytes: Uint8Array): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.size === bytes.length) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomBytes(6).toString('hex')}.half`;
  const handle = await open(half, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
  await syncFolder(dirname(file));
}

/** The rename itself must survive a crash as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
