import { createHash, randomBytes } from 'node:crypto';

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

const uuidBytes = 16;

/** A token that says whose it is, so that it can be looked up behind the workspace's wall: API keys, hooks, invitations. */
export function newWorkspaceToken(prefix: string, workspaceId: string): { token: string; hash: Buffer } {
  const owner = Buffer.from(workspaceId.replaceAll('-', ''), 'hex');
  const token = `${prefix}_${Buffer.concat([owner, randomBytes(24)]).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

/** The workspace that a token of `newWorkspaceToken` names, or null when it is none. It proves nothing. */
export function workspaceOfToken(prefix: string, token: string): string | null {
  if (!token.startsWith(`${prefix}_`)) return null;
  const bytes = Buffer.from(token.slice(prefix.length + 1), 'base64url');
  if (bytes.length !== uuidBytes + 24) return null;
  const hex = bytes.subarray(0, uuidBytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
