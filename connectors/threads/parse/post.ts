import { plain } from '#connectors/clean.ts';
import { momentOf } from '#connectors/graph/ids.ts';
import type { Us } from '#connectors/graph/parsed.ts';
import type { InboundAttachment, InboundMessage, Profile } from '#connectors/inbound.ts';
import { Post } from '../shapes.ts';

/** `names`: it is known to name us, whatever its text says. */
type Place = { addressed: boolean; names?: true };

/** A post or reply; null for what cannot be read. */
export function messageOf(json: unknown, us: Us, place: Place): InboundMessage | null {
  const { data: post } = Post.safeParse(json);
  const at = momentOf(post?.timestamp);
  if (!post || at === undefined) return null;
  const author = authorOf(post, us);
  const mentions = mentionsIn(post.text, us);
  const named = place.names && !mentions.includes(us.externalId) ? [us.externalId, ...mentions] : mentions;
  return {
    kind: 'message',
    externalId: post.id,
    thread: { externalId: post.root_post?.id ?? post.id, kind: 'post', visibility: 'public' },
    author,
    visibility: 'public',
    text: textOf(post),
    occurredAt: at,
    mentions: named,
    attachments: attachmentsOf(post),
    addressed: author.externalId !== us.externalId && (place.addressed || named.includes(us.externalId)),
    ...(post.replied_to && { replyTo: post.replied_to.id }),
    ...(post.permalink !== undefined && URL.canParse(post.permalink) && { permalink: post.permalink }),
  };
}

/** A person's id is told to nobody, so their name stands for it, as everybody writes it. */
const idOf = (username: string): string => `@${username.toLowerCase()}`;

export function authorOf({ id, username, is_reply_owned_by_me, profile_picture_url }: Post, us: Us): Profile {
  const shown = plain(username ?? '').trim();
  if (is_reply_owned_by_me || shown.toLowerCase() === us.handle.toLowerCase())
    return { externalId: us.externalId, handle: us.handle, name: us.handle };
  if (shown !== '') return { externalId: idOf(shown), handle: shown, name: shown, ...avatarOf(profile_picture_url) };
  return { externalId: `hidden:${id}`, handle: 'Threads user', name: 'Threads user', isUnnamed: true };
}

export const avatarOf = (url: string | undefined): { avatarUrl?: string } =>
  url !== undefined && URL.canParse(url) ? { avatarUrl: url } : {};

function mentionsIn(text: string, us: Us): string[] {
  const names = [...text.matchAll(/(?<![\w.@])@([a-z0-9_](?:[a-z0-9_.]*[a-z0-9_])?)/giu)].map(([, name = '']) => name);
  const isUs = (name: string) => name.toLowerCase() === us.handle.toLowerCase();
  return [...new Set(names.map((name) => (isUs(name) ? us.externalId : idOf(name))))];
}

/** With what hangs on it in writing: a long text, and an address that is shown as a card. */
function textOf({ text, text_attachment, link_attachment_url: link }: Post): string {
  const isShown = link !== undefined && !text.includes(link);
  return plain([text, text_attachment?.plaintext, isShown ? link : undefined].filter(Boolean).join('\n\n'));
}

const kinds: Record<string, InboundAttachment['kind']> = { IMAGE: 'image', VIDEO: 'video', AUDIO: 'audio' };
type Media = { media_type?: string | undefined; media_url?: string | undefined; alt_text?: string | undefined };

function attachmentsOf({ id, gif_url, children, ...only }: Post): InboundAttachment[] {
  const gif = gif_url === undefined ? [] : [{ media_type: 'IMAGE', media_url: gif_url }];
  const all: Media[] = [...(children?.data.length ? children.data : [only]), ...gif];
  return all.flatMap(({ media_type, media_url: url, alt_text }, n): InboundAttachment[] => {
    const kind = kinds[media_type ?? ''];
    if (kind === undefined || url === undefined || !URL.canParse(url)) return [];
    return [{ externalId: `${id}:${n}`, kind, url, ...(alt_text && { alt: plain(alt_text) }) }];
  });
}
