import { type Account, getAccount } from './accounts.ts';
import type { Server } from './store.ts';
import { type DirectRow, findPost, namedIn, type Post } from './stored.ts';
import type { Variants } from './variants.ts';

export type Media = { id: string; mime_type: string; alt: string | null; direct_id: string | null };
/** Which fields of a post are asked for, and what beside it. */
export type Asked = { fields: readonly string[]; expansions: readonly string[]; dialect: Variants['dialect'] };

/** Everything, as webhooks bring it. */
export const everything = (dialect: Variants['dialect']): Asked => ({
  fields: [
    'created_at',
    'conversation_id',
    'entities',
    'attachments',
    'lang',
    'public_metrics',
    'display_text_range',
    'author_id',
  ],
  expansions: [
    'author_id',
    'attachments.media_keys',
    'in_reply_to_user_id',
    'referenced_posts',
    'referenced_tweets.id',
  ],
  dialect,
});

export function userJson({ db }: Server, account: Account) {
  const count = (sql: string) => db.get<{ n: number }>(sql, account.id)?.n ?? 0;
  const posts = count(
    'select count(*) as n from post where account_id = ? and deleted_at is null and replaced_by is null',
  );
  return {
    id: account.id,
    username: account.username,
    name: account.name,
    protected: false,
    subscription_type: account.premium ? 'Premium' : 'None',
    receives_your_dm: account.takes_directs === 1,
    created_at: account.created_at,
    public_metrics: { followers_count: 12, following_count: 3, post_count: posts, listed_count: 0 },
  };
}

export function postJson(server: Server, post: Post, { fields, expansions, dialect }: Asked) {
  const has = (name: string) => fields.includes(name);
  const { text, start, entities } = written(server, post);
  const parent = post.reply_to === null ? undefined : findPost(server, post.reply_to);
  const references = [
    ...(post.reply_to === null ? [] : [{ type: 'replied_to', id: post.reply_to }]),
    ...(post.quote_of === null ? [] : [{ type: 'quoted', id: post.quote_of }]),
  ];
  const keys = mediaOf(server, post.id).map(({ id }) => keyOf(id));
  const likes = server.db.get<{ n: number }>('select count(*) as n from liked where post_id = ?', post.id)?.n ?? 0;
  const figures = { reply_count: 0, like_count: likes, quote_count: 0, bookmark_count: 0, impression_count: 0 };
  const isNew = dialect === 'posts';
  const shares = isNew ? { repost_count: 0 } : { retweet_count: 0 };
  const history = versions(server, post);
  const wantsReferences = expansions.some((one) => one.startsWith('referenced_')) || has('referenced_tweets');
  return {
    id: post.id,
    text,
    [isNew ? 'edit_history_post_ids' : 'edit_history_tweet_ids']: history,
    ...((has('author_id') || expansions.includes('author_id')) && { author_id: post.account_id }),
    ...(has('created_at') && { created_at: post.created_at }),
    ...(has('conversation_id') && { conversation_id: post.conversation_id }),
    ...(has('lang') && { lang: 'en' }),
    ...(has('public_metrics') && { public_metrics: { ...figures, ...shares } }),
    ...(has('display_text_range') && start > 0 && { display_text_range: [start, text.length] }),
    ...(has('entities') && entities && { entities }),
    ...(has('attachments') && keys.length > 0 && { attachments: { media_keys: keys } }),
    ...(wantsReferences && references.length > 0 && { [isNew ? 'referenced_posts' : 'referenced_tweets']: references }),
    ...(expansions.includes('in_reply_to_user_id') && parent && { in_reply_to_user_id: parent.account_id }),
  };
}

/** What stands beside some posts. */
export function includesOf(server: Server, posts: readonly Post[], { expansions, dialect }: Asked) {
  const referenced = posts.flatMap(({ reply_to, quote_of }) =>
    [reply_to, quote_of].flatMap((id) => (id === null ? [] : (findPost(server, id) ?? []))),
  );
  const wantsPosts = expansions.some((one) => one.startsWith('referenced_'));
  const around = wantsPosts ? unique(referenced) : [];
  const people = new Set([...posts, ...around].map(({ account_id }) => account_id));
  const media = posts.flatMap(({ id }) => mediaOf(server, id));
  const asked: Asked = { fields: ['created_at', 'author_id', 'conversation_id'], expansions: ['author_id'], dialect };
  return {
    ...(people.size > 0 && { users: [...people].map((id) => userJson(server, getAccount(server, id))) }),
    ...(around.length > 0 && {
      [dialect === 'posts' ? 'posts' : 'tweets']: around.map((one) => postJson(server, one, asked)),
    }),
    ...(media.length > 0 && { media: media.map((one) => mediaJson(server, one)) }),
  };
}

export function directJson(server: Server, { id, room, sender_id, recipient_id, text, created_at }: DirectRow) {
  const keys = directMedia(server, id).map((one) => keyOf(one.id));
  return {
    id,
    event_type: 'MessageCreate',
    text: escaped(text),
    created_at,
    dm_conversation_id: room,
    sender_id,
    participant_ids: [sender_id, recipient_id],
    ...(keys.length > 0 && { attachments: { media_keys: keys } }),
  };
}

export function mediaJson(server: Server, media: Media) {
  const { id, mime_type: type, alt } = media;
  const url = addressOf(server, media);
  const more = { media_key: keyOf(id), ...(alt && { alt_text: alt }) };
  if (!type.startsWith('video/')) return { ...more, type: 'photo', url };
  return { ...more, type: 'video', variants: [{ bit_rate: 832_000, content_type: 'video/mp4', url }] };
}

/** Files of direct messages stand behind a sign-in. */
export const addressOf = (server: Server, { id, direct_id: event }: Media): string =>
  event === null
    ? `${server.baseUrl()}/media/${id}`
    : `${server.baseUrl()}/1.1/ton/data/dm/${event}/${id}/${resourceOf(id)}.jpg`;

export const resourceOf = (mediaId: string): string => `r${mediaId.slice(-6)}`;

export const keyOf = (mediaId: string): string => `3_${mediaId}`;

const mediaOf = ({ db }: Server, postId: string): Media[] =>
  db.all<Media>('select id, mime_type, alt, direct_id from media where post_id = ? order by rowid', postId);
export const directMedia = ({ db }: Server, directId: string): Media[] =>
  db.all<Media>('select id, mime_type, alt, direct_id from media where direct_id = ?', directId);

const versions = ({ db }: Server, { first_id, seq }: Post): string[] =>
  db
    .all<{ id: string }>('select id from post where first_id = ? and seq <= ? order by seq', first_id, seq)
    .map(({ id }) => id);

const unique = (posts: readonly Post[]): Post[] => [...new Map(posts.map((one) => [one.id, one])).values()];

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** As X writes it: addresses shortened, what is attached at the end, and HTML signs. */
function written(server: Server, post: Post) {
  const urls: {
    start: number;
    end: number;
    url: string;
    expanded_url: string;
    display_url: string;
    media_key?: string;
  }[] = [];
  const short = (expanded: string, n: number) =>
    `https://t.co/${Buffer.from(`${post.id}${n}${expanded.length}`).toString('base64url').slice(-10)}`;
  let text = escaped(post.address + post.text).replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (whole, at: number) => {
    const url = short(whole, urls.length);
    const expanded = whole.replaceAll('&amp;', '&');
    urls.push({
      start: at,
      end: at + url.length,
      url,
      expanded_url: expanded,
      display_url: expanded.replace(/^https?:\/\//, ''),
    });
    return url;
  });
  for (const { id } of mediaOf(server, post.id)) {
    const url = short(id, urls.length);
    const expanded = `https://x.com/i/status/${post.id}/photo/1`;
    urls.push({
      start: text.length + 1,
      end: text.length + 1 + url.length,
      url,
      expanded_url: expanded,
      display_url: 'pic.x.com',
      media_key: keyOf(id),
    });
    text = `${text} ${url}`;
  }
  const mentions = namedIn(server, post.id).map(({ id, username }) => {
    const start = text.toLowerCase().indexOf(`@${username.toLowerCase()}`);
    return { start, end: start + username.length + 1, username, id };
  });
  const has = urls.length > 0 || mentions.length > 0;
  const entities = has ? { ...(urls.length > 0 && { urls }), ...(mentions.length > 0 && { mentions }) } : null;
  return { text, start: post.address.length, entities };
}
