export const postCollection = 'app.bsky.feed.post';

export type AtUri = { repo: string; collection: string; rkey: string };

/** The parts of at://REPO/COLLECTION/RKEY; null when it is none. */
export function readAtUri(uri: string): AtUri | null {
  const match = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri);
  const [, repo, collection, rkey] = match ?? [];
  if (repo === undefined || collection === undefined || rkey === undefined) return null;
  return { repo, collection, rkey };
}

export function postUri(did: string, rkey: string): string {
  return `at://${did}/${postCollection}/${rkey}`;
}

/** Where a person can see a post. */
export function postPermalink(uri: string): string | undefined {
  const parts = readAtUri(uri);
  return parts ? `https://bsky.app/profile/${parts.repo}/post/${parts.rkey}` : undefined;
}

/** A direct message's external id names its room as well, because the network asks for both. */
export function messageId(convoId: string, id: string): string {
  return `${convoId}/${id}`;
}

/** Undefined for a post's at:// address. */
export function readMessageId(externalId: string): { convoId: string; id: string } | undefined {
  const [convoId, id, more] = externalId.split('/');
  return convoId && id && more === undefined ? { convoId, id } : undefined;
}

export function convoPermalink(convoId: string): string {
  return `https://bsky.app/messages/${convoId}`;
}
