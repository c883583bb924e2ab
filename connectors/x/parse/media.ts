import { firstDate } from '#connectors/clean.ts';
import type { InboundAttachment, Profile } from '#connectors/inbound.ts';
import { signedInFile } from '../direct-file.ts';
import type { Includes, Media, User } from '../shapes.ts';

/** What hangs on a message, as far as it can be fetched. */
export function attachmentsOf(keys: readonly string[] | undefined, { media }: Includes): InboundAttachment[] {
  const byKey = new Map(media.map((one) => [one.media_key, one]));
  return [...new Set(keys ?? [])].flatMap((key) => {
    const one = byKey.get(key);
    return one ? attachmentOf(one) : [];
  });
}

function attachmentOf(media: Media): InboundAttachment[] {
  const { media_key: externalId, type, alt_text: alt } = media;
  const film = type === 'photo' ? undefined : filmOf(media);
  const url = webAddress(film?.url ?? media.url ?? media.preview_image_url);
  if (url === undefined) return [];
  const kind = film ? 'video' : 'image';
  const mimeType = film?.content_type;
  return [{ externalId, kind, url: signedInFile(url) ?? url, ...(alt && { alt }), ...(mimeType && { mimeType }) }];
}

/** The best of those that a browser plays. */
function filmOf({ variants }: Media) {
  const playable = variants.filter(({ content_type }) => content_type === 'video/mp4');
  return playable.toSorted((a, b) => (b.bit_rate ?? 0) - (a.bit_rate ?? 0))[0];
}

export function profileOf(user: User): Profile {
  const { id, username, name, profile_image_url: avatar, public_metrics: figures, created_at } = user;
  const avatarUrl = webAddress(avatar);
  const madeAt = firstDate(created_at);
  return {
    externalId: id,
    handle: username,
    name,
    ...(avatarUrl && { avatarUrl }),
    ...(figures && { followers: figures.followers_count }),
    ...(madeAt && { createdAt: madeAt }),
  };
}

/** Who wrote it, as far as the delivery tells. */
export function authorOf(id: string, { users }: Includes, us: { externalId: string; handle: string }): Profile {
  const user = users.find((one) => one.id === id);
  if (user) return profileOf(user);
  return { externalId: id, handle: id === us.externalId ? us.handle : id, name: '' };
}

const webAddress = (text: string | undefined): string | undefined =>
  text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
