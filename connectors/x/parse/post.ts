import { firstDate, plain } from '#connectors/clean.ts';
import type { InboundItem, InboundMessage, Skipped } from '#connectors/inbound.ts';
import { momentOf, permalinkOf } from '../ids.ts';
import type { Includes, Post } from '../shapes.ts';
import { attachmentsOf, authorOf } from './media.ts';
import { readableText, withoutAddress } from './text.ts';

/** Whose eyes a delivery is read with. */
export type Us = { externalId: string; handle: string };

/** A post as a message; an edited one is the message it was at first, with other words. */
export function postItems(post: Post, includes: Includes, us: Us): InboundItem[] | Skipped {
  if (referenced(post, 'retweeted')) return { reason: 'unknown kind: repost', detail: post.id };
  const message = messageOf(post, includes, us);
  const { editedAt, externalId, text } = message;
  return editedAt === undefined ? [message] : [message, { kind: 'edit', externalId, text, editedAt }];
}

function messageOf(post: Post, includes: Includes, us: Us): InboundMessage {
  const externalId = post.edit_history_post_ids[0] ?? post.id;
  const author = authorOf(post.author_id, includes, us);
  const writtenAt = firstDate(post.created_at, momentOf(post.id)) ?? new Date(Number.NaN);
  const isEdited = externalId !== post.id;
  const replyTo = referenced(post, 'replied_to');
  const mentions = callsOn(post, includes, us);
  const isToUs = mentions.includes(us.externalId) || post.in_reply_to_user_id === us.externalId;
  const language = languageOf(post);
  const isProtected = includes.users.some(({ id, protected: hidden }) => id === post.author_id && hidden);
  return {
    kind: 'message',
    externalId,
    thread: { externalId: post.conversation_id ?? replyTo ?? externalId, kind: 'post', visibility: 'public' },
    author,
    visibility: isProtected ? 'followers' : 'public',
    text: textOf(post),
    // Each version of a post has its own time; the first one's stands in its id.
    occurredAt: (isEdited ? momentOf(externalId) : undefined) ?? writtenAt,
    ...(isEdited && { editedAt: writtenAt }),
    ...(replyTo && { replyTo }),
    mentions,
    ...(language && { language }),
    attachments: attachmentsOf(post.attachments?.media_keys, includes),
    permalink: permalinkOf(externalId),
    ...(post.public_metrics && { likes: post.public_metrics.like_count }),
    ...(post.public_metrics?.impression_count !== undefined && { views: post.public_metrics.impression_count }),
    addressed: isToUs && author.externalId !== us.externalId,
  };
}

/** What a post says, whole and without its address. */
export function textOf({ text, note_post: note, entities, display_text_range: range }: Post): string {
  const links = [...(entities?.urls ?? []), ...(note?.entities?.urls ?? [])];
  const said = note ? note.text : withoutAddress(text, range?.[0]);
  return plain(readableText(said, links));
}

/** Accounts that a post calls on: whom it names, and ours when it quotes us. */
function callsOn({ entities, note_post: note, ...post }: Post, { posts }: Includes, us: Us): string[] {
  const named = [...(entities?.mentions ?? []), ...(note?.entities?.mentions ?? [])].flatMap(({ id }) => id ?? []);
  const quoted = post.referenced_posts.find(({ type }) => type === 'quoted')?.id;
  const isOurs =
    quoted !== undefined && posts.some(({ id, author_id }) => id === quoted && author_id === us.externalId);
  return [...new Set(isOurs ? [...named, us.externalId] : named)];
}

const referenced = ({ referenced_posts: posts }: Post, wanted: string): string | undefined =>
  posts.find(({ type }) => type === wanted)?.id;

/** X has signs of its own for what is no language (`und`, `zxx`, `qme`). */
function languageOf({ lang }: Post): string | undefined {
  return lang !== undefined && /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(lang) ? lang : undefined;
}
