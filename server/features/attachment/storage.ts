import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '#server/config.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

type Where = { config: Pick<Config, 'dataDir'>; workspaceId: WorkspaceId };

/** Files by content, a folder a workspace: the same picture twice is stored once. */
function fileOf({ config, workspaceId }: Where, sha256: string): string {
  return join(config.dataDir, 'attachments', workspaceId, sha256.slice(0, 2), sha256);
}

/** Keeps the bytes and returns their sha256 in hex. When it returns, they survive a crash; half a file is never seen. */
export async function keepFile(where: Where, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = fileOf(where, sha256);
  if (await isThere(file, bytes.length)) return sha256;
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
  return sha256;
}

/** Throws ENOENT when the file was deleted behind our back. */
export function readFileBytes(where: Where, sha256: string): Promise<Uint8Array> {
  return readFile(fileOf(where, sha256));
}

/** The file from `start` to `end`, both included; null when it is not there. */
export async function streamFile(
  where: Where,
  sha256: string,
  range?: { start: number; end: number },
): Promise<ReadStream | null> {
  const file = fileOf(where, sha256);
  const found = await stat(file).catch(() => null);
  return found ? createReadStream(file, range) : null;
}

/** Deletes the file; nothing when it is not there. */
export async function deleteFile(where: Where, sha256: string): Promise<void> {
  await rm(fileOf(where, sha256), { force: true });
}

async function isThere(file: string, sizeBytes: number): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found?.size === sizeBytes;
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
