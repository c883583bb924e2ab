import { createHash } from 'node:crypto';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';

/**
 * Where a browser gets a customer's picture: from us, so that the network does not learn who reads what. Null when the
 * network gave none, or a drawing, which could carry code and is never shown.
 */
export function avatarPath(profileId: string, avatarUrl: string | null): string | null {
  return pathOf(`/api/profiles/${profileId}/avatar`, avatarUrl);
}

/** The same for an account of ours. */
export function channelAvatarPath(channelId: string, avatarUrl: string | null): string | null {
  return pathOf(`/api/channels/${channelId}/avatar`, avatarUrl);
}

const versionLength = 8;

function pathOf(path: string, avatarUrl: string | null): string | null {
  if (avatarUrl === null || !URL.canParse(avatarUrl)) return null;
  if (new URL(avatarUrl).pathname.endsWith('.svg')) return null;
  return `${path}?v=${addressHash(avatarUrl).slice(0, versionLength)}`;
}

/** Names a picture's file and tells its versions apart. */
export function addressHash(avatarUrl: string): string {
  return createHash('sha256').update(avatarUrl).digest('hex');
}

/** The network's address of the picture. Throws `not_found` for what is not in this workspace or has no picture. */
export async function getAvatarUrl(tx: Tx, table: 'profile' | 'channel', id: string): Promise<string> {
  const row = await tx
    .selectFrom(table)
    .select('avatar_url')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row?.avatar_url || pathOf('', row.avatar_url) === null) throw notFound('picture');
  return row.avatar_url;
}
