import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Files by their content, apart for each workspace: the same picture twice is stored once. */
export type FileStore = {
  /** Keeps the bytes and returns their sha256 in hex. When it returns, they survive a crash; half a file is never seen. */
  keep(workspaceId: WorkspaceId, bytes: Uint8Array): Promise<string>;
  /** Keeps the small copy of a picture beside it, where it goes with it. */
  keepSmall(workspaceId: WorkspaceId, sha256: string, bytes: Uint8Array): Promise<void>;
  /** The small copy of a picture; null where there is none. */
  readSmall(workspaceId: WorkspaceId, sha256: string): Promise<Uint8Array | null>;
  /** Throws when the file was deleted behind our back. */
  read(workspaceId: WorkspaceId, sha256: string): Promise<Uint8Array>;
  /** The file from `start` to `end`, both included; null when it is not there. */
  stream(workspaceId: WorkspaceId, sha256: string, range?: { start: number; end: number }): Promise<Readable | null>;
  /** Deletes the file with its small copy; nothing when it is not there. */
  delete(workspaceId: WorkspaceId, sha256: string): Promise<void>;
};

/** Where a file stands, on the disk as in a bucket, so that one can be copied into the other. */
export const placeOf = (workspaceId: WorkspaceId, sha256: string): string =>
  `attachments/${workspaceId}/${sha256.slice(0, 2)}/${sha256}`;

/** Where the small copy of a picture stands. */
export const smallPlaceOf = (workspaceId: WorkspaceId, sha256: string): string =>
  `${placeOf(workspaceId, sha256)}.small`;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
