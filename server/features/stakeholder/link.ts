import { timingSafeEqual } from 'node:crypto';
import type { Context } from '#server/context.ts';
import { bytesOfId, idBytes, idOfBytes } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

type Keys = Pick<Context, 'secretBox'>;

const linkPrefix = 'es_';
const linkMacBytes = 24;
/** Short enough for the part before the @ of an address, which holds 64 signs. */
const replyMacBytes = 10;

/** How long the link of a question works, in days; a reminder begins anew. */
export const linkDays = 14;

/** Where the link of a question leads, without signing in. */
export const linkPath = (token: string) => `/escalation/${token}`;

/** Pure: the signed token of one recipient's link; nobody without the key can make another's out of it. */
export function linkToken({ secretBox }: Keys, workspaceId: WorkspaceId, recipientId: string): string {
  const mac = secretBox.derive(`escalation link ${workspaceId} ${recipientId}`).subarray(0, linkMacBytes);
  return linkPrefix + Buffer.concat([bytesOfId(workspaceId), bytesOfId(recipientId), mac]).toString('base64url');
}

/** Whom a link was made for. Throws `link_expired` for what is no link of ours. */
export function readLink(keys: Keys, token: string): { workspaceId: WorkspaceId; recipientId: string } {
  const bytes = Buffer.from(token.slice(linkPrefix.length), 'base64url');
  if (!token.startsWith(linkPrefix) || bytes.length !== 2 * idBytes + linkMacBytes) throw linkExpired();
  // Signed with our key, as the next line proves before anybody uses it.
  const workspaceId = idOfBytes(bytes.subarray(0, idBytes)) as WorkspaceId;
  const recipientId = idOfBytes(bytes.subarray(idBytes, 2 * idBytes));
  if (!isSame(linkToken(keys, workspaceId, recipientId), token)) throw linkExpired();
  return { workspaceId, recipientId };
}

/** Pure: 52 small letters and digits that name a recipient in the address of an answer by mail. */
export function replyToken({ secretBox }: Keys, workspaceId: WorkspaceId, recipientId: string): string {
  const mac = secretBox.derive(`escalation reply ${workspaceId} ${recipientId}`).subarray(0, replyMacBytes);
  return Buffer.concat([bytesOfId(recipientId), mac]).toString('hex');
}

/** Whom an answer by mail is from, within a workspace; null for what is no token of its. Case does not matter. */
export function recipientOfReply(keys: Keys, workspaceId: WorkspaceId, token: string): string | null {
  const bytes = Buffer.from(token, 'hex');
  if (bytes.length !== idBytes + replyMacBytes) return null;
  const recipientId = idOfBytes(bytes.subarray(0, idBytes));
  return isSame(replyToken(keys, workspaceId, recipientId), token.toLowerCase()) ? recipientId : null;
}

export const linkExpired = () =>
  new AppError('not_found', 'link_expired', 'This link has expired or was withdrawn. Ask whoever sent it for another.');

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
