import { newId } from '../store.ts';
import { getPerson, type Person } from './access.ts';
import { postJson } from './json.ts';
import { tell } from './news.ts';
import { refuse, type Server } from './store.ts';

export type Media = { kind: 'IMAGE' | 'VIDEO' | 'AUDIO'; url: string; alt: string };
/** A post or a reply; what is deleted keeps its row. */
export type Post = {
  seq: number;
  id: string;
  author_id: string;
  text: string;
  /** JSON of Media[]. */
  media: string;
  root_id: string;
  reply_to: string | null;
  quoted_id: string | null;
  hidden: number;
  created_at: string;
  deleted_at: string | null;
};

export function getPost(server: Server, id: string): Post {
  const post = server.db.get<Post>('select * from post where id = ? and deleted_at is null', id);
  if (post) return post;
  throw refuse('gone', `Unsupported get request. Object with ID '${id}' does not exist`);
}

type New = { authorId: string; text: string; replyTo?: string | null; quotes?: string; media?: readonly Media[] };

/** Anybody's post or reply; tells those whom it concerns. */
export function createPost(server: Server, { authorId, text, replyTo = null, quotes, media = [] }: New): Post {
  const id = newId(server.now());
  const parent = replyTo === null ? null : getPost(server, replyTo);
  server.db.run(
    'insert into post (id, author_id, text, media, root_id, reply_to, quoted_id, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, authorId, text, JSON.stringify(media), parent?.root_id ?? id, replyTo, quotes ?? null],
    server.now().toISOString(),
  );
  const post = getPost(server, id);
  const value = postJson(server, post);
  tell(server, authorId, 'publish', value);
  const root = server.db.get<Post>('select * from post where id = ?', post.root_id);
  for (const ownerId of new Set([root?.author_id, parent?.author_id]))
    if (parent && ownerId !== undefined && ownerId !== authorId) tell(server, ownerId, 'replies', value);
  for (const person of namedIn(server, post)) if (person.id !== authorId) tell(server, person.id, 'mentions', value);
  return post;
}

/** Whom it names, also by quoting them. */
export function namedIn(server: Server, { text, quoted_id }: Post): Person[] {
  const usernames = [...text.matchAll(/@([a-z0-9._]+)/gi)].map(([, name = '']) => name.toLowerCase());
  const named = server.db.all<Person>('select * from person').filter(({ username }) => usernames.includes(username));
  const quoted = server.db.get<Post>('select * from post where id = ?', quoted_id ?? '');
  return quoted ? [...named, getPerson(server, quoted.author_id)] : named;
}

export function deletePost(server: Server, id: string): void {
  const post = getPost(server, id);
  const deletedAt = server.now().toISOString();
  server.db.run('update post set deleted_at = ? where id = ?', deletedAt, id);
  const { username } = getPerson(server, post.author_id);
  const value = { id, deleted_at: deletedAt, owner: { owner_id: post.author_id }, username };
  tell(server, post.author_id, 'delete', value);
}

/** Only replies at the top of a thread, by the owner of the thread; what hangs under one goes with it. */
export function hideReply(server: Server, ownerId: string, id: string, isHidden: boolean): void {
  const post = getPost(server, id);
  const root = server.db.get<Post>('select * from post where id = ?', post.root_id);
  if (root?.author_id !== ownerId || post.reply_to !== post.root_id)
    throw refuse('no_permission', 'Only top-level replies to your own threads can be hidden.');
  const below = [id];
  for (const parent of below)
    below.push(...server.db.all<{ id: string }>('select id from post where reply_to = ?', parent).map((one) => one.id));
  for (const one of below) server.db.run('update post set hidden = ? where id = ?', isHidden ? 1 : 0, one);
}
