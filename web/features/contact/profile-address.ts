import type { ProfileSummary } from '#contract/conversation-row.ts';

/** Where a person stands on their network, for the networks whose addresses follow from the handle; else null. */
export function profileAddress({ network, handle }: Pick<ProfileSummary, 'network' | 'handle'>): string | null {
  const name = handle.replace(/^@/, '');
  switch (network) {
    case 'bluesky':
      return `https://bsky.app/profile/${encodeURIComponent(name)}`;
    case 'mastodon': {
      const [user, host] = name.split('@');
      return user && host ? `https://${host}/@${encodeURIComponent(user)}` : null;
    }
    default:
      return null;
  }
}
