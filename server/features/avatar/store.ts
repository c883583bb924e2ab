import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '#server/config.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { addressHash } from './queries.ts';

export type Place = { config: Pick<Config, 'dataDir'>; workspaceId: WorkspaceId; avatarUrl: string };

/** A picture with the moment of its copy; no bytes say that the network had none to show. */
export type Copy = { bytes: Uint8Array; copiedAt: Date };

/** A file an address, a folder a workspace: what is forgotten with a workspace or a person is found by name. */
function fileOf({ config, workspaceId, avatarUrl }: Place): string {
  return pathOf({ config, workspaceId }, addressHash(avatarUrl));
}

type Folder = Omit<Place, 'avatarUrl'>;

function pathOf({ config, workspaceId }: Folder, name: string): string {
  return join(config.dataDir, 'avatars', workspaceId, name.slice(0, 2), name);
}

/** Deletes copies by `addressHash`; nothing for those that are not there. */
export async function deleteCopies(folder: Folder, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(pathOf(folder, name), { force: true });
}

export async function readCopy(place: Place): Promise<Copy | null> {
  try {
    const file = fileOf(place);
    const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)]);
    return { bytes, copiedAt: mtime };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Half a file is never seen. A copy lost in a crash is made again, so nothing waits for the disk. */
export async function writeCopy(place: Place, { bytes, copiedAt }: Copy): Promise<void> {
  const file = fileOf(place);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.${randomBytes(6).toString('hex')}.half`;
  await writeFile(half, bytes, { mode: 0o600 });
  await utimes(half, copiedAt, copiedAt);
  await rename(half, file);
}
