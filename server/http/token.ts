import { createHash, randomBytes } from 'node:crypto';
import { bytesOfId, idBytes, idOfBytes } from '#server/db/id.ts';
import type { AppError } from '#server/errors.ts';
import type { WorkspaceId } from './viewer.ts';

/** Name of the session's cookie. */
export const sessionCookie = 'earshot_session';

/** Prefix of every API key. */
export const apiKeyPrefix = 'ek';

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** 256 random bits; only the hash is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

const secretBytes = 24;

/** A token that says whose it is, so that it can be looked up behind the workspace's wall: API keys, hooks, links. */
export function newWorkspaceToken(prefix: string, workspaceId: string): { token: string; hash: Buffer } {
  return workspaceToken(prefix, workspaceId, randomBytes(secretBytes));
}

/** The same token whenever it is asked for, of a secret of at least 24 bytes that nobody else can make. */
export function derivedWorkspaceToken(
  prefix: string,
  workspaceId: string,
  secret: Buffer,
): { token: string; hash: Buffer } {
  return workspaceToken(prefix, workspaceId, secret.subarray(0, secretBytes));
}

function workspaceToken(prefix: string, workspaceId: string, secret: Buffer): { token: string; hash: Buffer } {
  const bytes = Buffer.concat([bytesOfId(workspaceId), secret]);
  const token = `${prefix}_${bytes.toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/** The workspace that a token of `newWorkspaceToken` names, or null when it is none. It proves nothing: look its hash up behind that workspace's wall. */
export function workspaceOfToken(prefix: string, token: string): WorkspaceId | null {
  if (!token.startsWith(`${prefix}_`)) return null;
  const bytes = Buffer.from(token.slice(prefix.length + 1), 'base64url');
  if (bytes.length !== idBytes + secretBytes) return null;
  return idOfBytes(bytes.subarray(0, idBytes)) as WorkspaceId;
}

/** The same of a link that needs no sign-in. Throws `refusal` for what is no link of ours. */
export function workspaceOfLink(prefix: string, token: string, refusal: () => AppError): WorkspaceId {
  const workspaceId = workspaceOfToken(prefix, token);
  if (workspaceId === null) throw refusal();
  return workspaceId;
}
