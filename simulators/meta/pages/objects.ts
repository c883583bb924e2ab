import { tell } from '../news.ts';
import { numbers } from '../numbers.ts';
import { newId, refuse, type Server, seconds } from '../store.ts';

/** A post, a comment or a recommendation; what is deleted keeps its row. */
export type Thing = {
  id: string;
  kind: 'post' | 'comment' | 'rating';
  page_id: string;
  author_id: string;
  root_id: string;
  parent_id: string | null;
  text: string;
  photo: string | null;
  opinion: 'positive' | 'negative' | null;
  mentions_page: number;
  /** Of a post that is shown as an advertisement alone: no. */
  published: number;
  hidden: number;
  created_at: string;
  updated_at: string;
  edited: number;
  deleted_at: string | null;
  replied_privately_at: string | null;
};

export function getThing(server: Server, id: string): Thing {
  const thing = server.db.get<Thing>('select * from object where id = ? and deleted_at is null', id);
  if (thing) return thing;
  throw refuse(
    'gone',
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  );
}

export type Author = { id: string; name: string };
export function authorOf({ db }: Server, { author_id }: Pick<Thing, 'author_id'>): Author {
  const author =
    db.get<Author>('select * from person where id = ?', author_id) ??
    db.get<Author>('select * from page where id = ?', author_id);
  return author ?? { id: author_id, name: 'Facebook user' };
}

export const isPages = ({ author_id, page_id }: Pick<Thing, 'author_id' | 'page_id'>): boolean => author_id === page_id;
const own = (id: string) => id.split('_').at(-1) ?? id;
export const permalinkOf = ({ page_id, root_id, id }: Thing): string =>
  `https://www.facebook.com/${page_id}/posts/${own(root_id)}${id === root_id ? '' : `?comment_id=${own(id)}`}`;

const isPublished = ({ db }: Server, rootId: string): boolean =>
  db.get('select 1 from object where id = ? and published = 1', rootId) !== undefined;

type New = { pageId: string; authorId: string; text: string; photo?: string | null };

/** A post by the page or on it by a visitor; naming the page elsewhere is a mention. */
export function createPost(server: Server, { pageId, authorId, text, photo }: New, mentions = false): Thing {
  // What names the page stands on the wall of who wrote it.
  const wall = mentions ? authorId : pageId;
  const thing = insert(
    server,
    { pageId, authorId, text, photo, mentions },
    { kind: 'post', id: `${wall}_${newId(server.now())}` },
  );
  if (mentions) tellMention(server, thing);
  else tellFeed(server, thing, 'add');
  return thing;
}

export function createRating(server: Server, { pageId, authorId, text }: New, opinion: 'positive' | 'negative'): Thing {
  const thing = insert(server, { pageId, authorId, text }, { kind: 'rating', id: newId(server.now()), opinion });
  tellRating(server, thing, 'add');
  return thing;
}

/** One level of nesting: an answer to an answer stands under the top comment. Throws `duplicate` for the same words twice. */
export function createComment(
  server: Server,
  authorId: string,
  toId: string,
  text: string,
  photo?: string | null,
): Thing {
  const to = getThing(server, toId);
  if ([...text].length > numbers.commentCharacters) throw refuse('bad_parameter', '(#100) Param message is too long');
  if (text.trim() === '' && !photo) throw refuse('bad_parameter', '(#100) Comment is empty');
  const parent = to.kind === 'comment' ? (to.parent_id ?? to.id) : null;
  const same = server.db.get<Thing>(
    'select * from object where root_id = ? and author_id = ? and text = ? and parent_id is ? and deleted_at is null',
    ...[to.root_id, authorId, text, parent],
  );
  if (same && authorId === to.page_id) throw refuse('duplicate', 'Duplicate comment');
  const thing = insert(
    server,
    { pageId: to.page_id, authorId, text, photo },
    { kind: 'comment', id: `${own(to.root_id)}_${newId(server.now())}`, root: to.root_id, parent },
  );
  server.db.run('update object set updated_at = ? where id = ?', thing.created_at, to.root_id);
  tellFeed(server, thing, 'add');
  return thing;
}

type Place = { kind: Thing['kind']; id: string; root?: string; parent?: string | null; opinion?: string };

function insert(
  server: Server,
  { pageId, authorId, text, photo, mentions }: New & { mentions?: boolean },
  place: Place,
): Thing {
  const at = server.now().toISOString();
  server.db.run(
    `insert into object (id, kind, page_id, author_id, root_id, parent_id, text, photo, opinion, mentions_page, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[place.id, place.kind, pageId, authorId, place.root ?? place.id, place.parent ?? null, text, photo ?? null],
    ...[place.opinion ?? null, mentions ? 1 : 0, at, at],
  );
  return getThing(server, place.id);
}

export function editThing(server: Server, id: string, text: string): void {
  const thing = getThing(server, id);
  server.db.run(
    'update object set text = ?, edited = 1, updated_at = ? where id = ?',
    text,
    server.now().toISOString(),
    id,
  );
  if (thing.kind === 'rating') tellRating(server, { ...thing, text }, 'edit');
  else tellFeed(server, { ...thing, text }, 'edited');
}

/** Takes what hangs under it along. */
export function deleteThing(server: Server, id: string): void {
  const thing = getThing(server, id);
  const at = server.now().toISOString();
  server.db.run(
    'update object set deleted_at = ? where (id = ? or parent_id = ? or root_id = ?) and deleted_at is null',
    at,
    id,
    id,
    id,
  );
  if (thing.kind === 'rating') tellRating(server, thing, 'remove');
  else tellFeed(server, thing, 'remove');
}

export function hideThing(server: Server, id: string, isHidden: boolean): void {
  const thing = getThing(server, id);
  if (thing.kind !== 'comment' || isPages(thing)) throw refuse('no_permission', '(#200) This comment cannot be hidden');
  if ((thing.hidden === 1) === isHidden) return;
  server.db.run('update object set hidden = ? where id = ?', isHidden ? 1 : 0, id);
  tellFeed(server, thing, isHidden ? 'hide' : 'unhide');
}

export function likeThing(server: Server, id: string, byId: string, on: boolean): void {
  const thing = getThing(server, id);
  const sql = on ? 'insert or ignore into liked values (?, ?)' : 'delete from liked where object_id = ? and by_id = ?';
  const { changes } = server.db.run(sql, id, byId);
  if (changes === 0) return;
  const value = {
    ...{
      item: 'reaction',
      reaction_type: 'like',
      verb: on ? 'add' : 'remove',
      from: authorOf(server, { author_id: byId }),
    },
    ...{ post_id: thing.root_id, parent_id: thing.id, created_time: seconds(server.now().toISOString()) },
  };
  tell(server, thing.page_id, { kind: 'changes', field: 'feed', value });
}

function tellFeed(server: Server, thing: Thing, verb: string): void {
  const isComment = thing.kind === 'comment';
  const isGone = verb === 'remove';
  const value = {
    ...{ item: isComment ? 'comment' : isPages(thing) ? 'status' : 'post', verb, from: authorOf(server, thing) },
    ...(isComment && { comment_id: thing.id, parent_id: thing.parent_id ?? thing.root_id }),
    ...{
      post_id: thing.root_id,
      created_time: seconds(isGone || verb === 'add' ? thing.created_at : server.now().toISOString()),
    },
    ...(!isGone && { message: thing.text, ...(thing.photo && { photo: thing.photo }) }),
    ...(isComment && {
      post: {
        id: thing.root_id,
        permalink_url: permalinkOf({ ...thing, id: thing.root_id }),
        is_published: isPublished(server, thing.root_id),
      },
    }),
  };
  tell(server, thing.page_id, { kind: 'changes', field: 'feed', value });
}

/** Without its author, as Meta tells it. */
function tellMention(server: Server, thing: Thing): void {
  const value = {
    item: 'post',
    verb: 'add',
    post_id: thing.id,
    created_time: seconds(thing.created_at),
    message: thing.text,
  };
  tell(server, thing.page_id, { kind: 'changes', field: 'mention', value });
}

function tellRating(server: Server, thing: Thing, verb: string): void {
  const { id, name } = authorOf(server, thing);
  const value = {
    ...{ item: 'rating', verb, reviewer_id: id, reviewer_name: name, open_graph_story_id: thing.id },
    ...{
      recommendation_type: thing.opinion?.toUpperCase(),
      review_text: thing.text,
      created_time: seconds(thing.created_at),
    },
  };
  tell(server, thing.page_id, { kind: 'changes', field: 'ratings', value });
}
