import { tellOf } from '../news.ts';
import { newId, refuse, type Server } from '../store.ts';
import { instagramNumbers } from './numbers.ts';
import { type Account, authorOf, findAccount } from './people.ts';

/** A post, reel, story, broadcast or advertisement. */
export type Media = {
  id: string;
  owner_id: string;
  kind: 'FEED' | 'REELS' | 'STORY' | 'LIVE' | 'AD';
  caption: string;
  url: string | null;
  /** The account that is tagged in it. */
  tags: string | null;
  ad_id: string | null;
  ad_title: string | null;
  created_at: string;
  /** Of a broadcast. */
  ended_at: string | null;
};
export type Comment = {
  id: string;
  media_id: string;
  parent_id: string | null;
  author_id: string;
  text: string;
  hidden: number;
  created_at: string;
  replied_privately_at: string | null;
};

type NewMedia = { ownerId: string; caption: string } & Partial<
  Pick<Media, 'kind' | 'url' | 'tags' | 'ad_id' | 'ad_title'>
>;

/** Of our account, or of a customer who names or tags one: of the name in the caption Instagram tells, of the tag not. */
export function createMedia(server: Server, { ownerId, caption, ...more }: NewMedia): Media {
  const { kind = 'FEED', url = null, tags = null, ad_id = null, ad_title = null } = more;
  const id = newId(server.now());
  server.db.run(
    `insert into ig_media (id, owner_id, kind, caption, url, tags, ad_id, ad_title, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, ownerId, kind, caption, url, tags, ad_id, ad_title, server.now().toISOString()],
  );
  for (const account of named(server, caption, ownerId)) tellMention(server, account, { media_id: id });
  return getMedia(server, id);
}

const gone = (id: string) =>
  refuse(
    'gone',
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  );

export function getMedia(server: Server, id: string): Media {
  const media = server.db.get<Media>('select * from ig_media where id = ? and deleted_at is null', id);
  if (media) return media;
  throw gone(id);
}

export function findComment(server: Server, id: string): Comment | undefined {
  return server.db.get<Comment>('select * from ig_comment where id = ? and deleted_at is null', id);
}

export function getComment(server: Server, id: string): Comment {
  const comment = findComment(server, id);
  if (comment) return comment;
  throw gone(id);
}

/** Under a media or a comment; an answer to an answer stands under the top comment. Throws `duplicate` for our words twice. */
export function createComment(server: Server, authorId: string, toId: string, text: string): Comment {
  const to = findComment(server, toId);
  const media = getMedia(server, to?.media_id ?? toId);
  const parent = to ? (to.parent_id ?? to.id) : null;
  const isOurs = findAccount(server, authorId) !== undefined;
  if (text.trim() === '' || [...text].length > instagramNumbers.commentCharacters)
    throw refuse('bad_parameter', '(#100) Param message is not valid');
  if (isOurs) refuseAnswer(server, { media, to, parent, authorId, text });
  const id = newId(server.now());
  server.db.run(
    'insert into ig_comment (id, media_id, parent_id, author_id, text, created_at) values (?, ?, ?, ?, ?, ?)',
    ...[id, media.id, parent, authorId, text, server.now().toISOString()],
  );
  const comment = getComment(server, id);
  const owner = findAccount(server, media.owner_id);
  if (owner) tellComment(server, owner, media, comment);
  for (const account of named(server, text, authorId))
    if (account.id !== media.owner_id) tellMention(server, account, { media_id: media.id, comment_id: id });
  return comment;
}

type Answer = { media: Media; to: Comment | undefined; parent: string | null; authorId: string; text: string };

/** No answers to hidden and live comments by API, and not the same words again. */
function refuseAnswer({ db }: Server, { media, to, parent, authorId, text }: Answer): void {
  if (to?.hidden === 1 || media.kind === 'LIVE')
    throw refuse('bad_parameter', '(#100) You cannot reply to this comment');
  const same = db.get(
    'select 1 from ig_comment where media_id = ? and author_id = ? and text = ? and parent_id is ? and deleted_at is null',
    ...[media.id, authorId, text, parent],
  );
  if (same) throw refuse('duplicate', 'Duplicate comment');
}

/** Whoever wrote it deletes it, or whose post it is; nobody is told. What hangs under it goes along. */
export function deleteComment(server: Server, id: string): void {
  server.db.run(
    'update ig_comment set deleted_at = ? where (id = ? or parent_id = ?) and deleted_at is null',
    ...[server.now().toISOString(), getComment(server, id).id, id],
  );
}

export function hideComment(server: Server, id: string, isHidden: boolean): void {
  const comment = getComment(server, id);
  const media = getMedia(server, comment.media_id);
  if (media.kind === 'LIVE' || comment.author_id === media.owner_id)
    throw refuse('no_permission', '(#200) This comment cannot be hidden');
  server.db.run('update ig_comment set hidden = ? where id = ?', isHidden ? 1 : 0, id);
}

/** The broadcast is over: what was said under it cannot be answered any more. */
export function endBroadcast(server: Server, id: string): void {
  server.db.run('update ig_media set ended_at = ? where id = ?', server.now().toISOString(), id);
}

function named({ db }: Server, text: string, byId: string): Account[] {
  return db
    .all<Account>('select * from ig_account where id <> ?', byId)
    .filter(({ username }) => text.toLowerCase().includes(`@${username.toLowerCase()}`));
}

function tellComment(server: Server, account: Account, media: Media, comment: Comment): void {
  const value = {
    ...{ id: comment.id, text: comment.text, from: authorOf(server, comment.author_id) },
    ...(comment.parent_id !== null && { parent_id: comment.parent_id }),
    media: {
      ...{ id: media.id, media_product_type: media.kind },
      ...(media.ad_id !== null && { ad_id: media.ad_id, ad_title: media.ad_title }),
    },
  };
  const field = media.kind === 'LIVE' ? 'live_comments' : 'comments';
  tellOf(server, placeOf(account), { kind: 'changes', field, value });
}

/** By its ids alone, as Instagram tells it. */
function tellMention(server: Server, account: Account, value: { media_id: string; comment_id?: string }): void {
  tellOf(server, placeOf(account), { kind: 'changes', field: 'mentions', value });
}

export const placeOf = ({ id, page_id }: Account) => ({ object: 'instagram', id, pageId: page_id }) as const;
