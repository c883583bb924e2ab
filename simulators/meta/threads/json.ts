import { graphTime } from '../store.ts';
import { getPerson } from './access.ts';
import type { Media, Post } from './posts.ts';
import type { Server } from './store.ts';

const shortcodeOf = ({ seq }: Post): string => `D${seq.toString(36).toUpperCase().padStart(6, 'X')}`;

/** A post as a webhook tells it: whose it is stands in it by username only. */
export function postJson(server: Server, post: Post): object {
  const { username } = getPerson(server, post.author_id);
  const root = server.db.get<Post>('select * from post where id = ?', post.root_id);
  return {
    ...{ id: post.id, username, text: post.text, timestamp: graphTime(post.created_at) },
    ...{ shortcode: shortcodeOf(post), permalink: `https://www.threads.com/@${username}/post/${shortcodeOf(post)}` },
    ...{ media_product_type: 'THREADS', is_quote_post: post.quoted_id !== null, is_verified: false },
    ...mediaJson(JSON.parse(post.media)),
    ...(post.quoted_id !== null && { quoted_post: { id: post.quoted_id } }),
    is_reply: post.reply_to !== null,
    has_replies: server.db.get('select 1 from post where reply_to = ? and deleted_at is null', post.id) !== undefined,
    ...(post.reply_to !== null && {
      replied_to: { id: post.reply_to },
      root_post: {
        id: post.root_id,
        ...(root && { owner_id: root.author_id, username: getPerson(server, root.author_id).username }),
      },
    }),
  };
}

function mediaJson(media: readonly Media[]): object {
  const [only, ...others] = media;
  if (!only) return { media_type: 'TEXT_POST' };
  if (others.length === 0) return { media_type: only.kind, media_url: only.url, alt_text: only.alt };
  const children = media.map(({ kind, url, alt }, n) => ({
    ...{ id: `${n}`, media_type: kind, media_url: url, alt_text: alt },
  }));
  return { media_type: 'CAROUSEL_ALBUM', media_url: only.url, children: { data: children } };
}

/** As the API gives it to one of its readers. */
export const shownTo = (server: Server, post: Post, readerId: string): object => ({
  ...postJson(server, post),
  is_reply_owned_by_me: post.reply_to !== null && post.author_id === readerId,
  hide_status: post.hidden === 1 ? 'HIDDEN' : 'NOT_HUSHED',
});
