import { weightedLength } from '#contract/weighted-length.ts';
import { type Account, findByName, getAccount, hasBlocked } from './accounts.ts';
import { isReady } from './films.ts';
import { forbidden, invalid } from './problems.ts';
import { type Server, snowflake } from './store.ts';
import { findPost, getPost, namedIn, type Post } from './stored.ts';
import { tellOfDeletion, tellOfPost } from './telling.ts';
import { getVariants } from './variants.ts';

export type NewPost = {
  text: string;
  replyTo?: string | null;
  quoteOf?: string | null;
  mediaIds?: readonly string[];
  leftOut?: readonly string[];
  replySettings?: string;
};

const [usualLength, premiumLength, mostMedia] = [280, 25_000, 4];

/** Somebody writes a post. `byApi`: through an app, whose access level then counts. */
export function createPost(server: Server, author: Account, wanted: NewPost, byApi = false): Post {
  const { text, replyTo = null, quoteOf = null, mediaIds = [], leftOut = [], replySettings = 'everyone' } = wanted;
  const parent = replyTo === null ? null : getPost(server, replyTo);
  if (quoteOf !== null) getPost(server, quoteOf);
  checkText(author, text, mediaIds.length);
  if (parent) checkReply(server, author, parent, byApi);
  refuseTwice(server, author, wanted);
  const now = server.now();
  const id = snowflake(now);
  const people = parent ? addressees(server, author, parent, leftOut) : [];
  const address = people.map(({ username }) => `@${username} `).join('');
  server.db.transaction(() => {
    server.db.run(
      `insert into post (id, first_id, account_id, text, address, reply_to, quote_of, conversation_id, reply_settings, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, id, author.id, text, address, replyTo, quoteOf, parent?.conversation_id ?? id, replySettings],
      now.toISOString(),
    );
    nameAll(server, id, address + text);
    for (const mediaId of mediaIds) attach(server, author, mediaId, id);
    tellOfPost(server, getPost(server, id));
  });
  server.changed();
  return getPost(server, id);
}

/** Another version under a new id; the older is shown no more. */
export function editPost(server: Server, author: Account, id: string, text: string): Post {
  const before = getPost(server, id);
  if (before.account_id !== author.id) throw forbidden('You are not permitted to edit this post.');
  checkText(author, text, 0);
  const now = server.now();
  const newId = snowflake(now);
  server.db.transaction(() => {
    server.db.run(
      `insert into post (id, first_id, account_id, text, address, reply_to, quote_of, conversation_id, reply_settings, created_at)
       select ?, first_id, account_id, ?, address, reply_to, quote_of, conversation_id, reply_settings, ? from post where id = ?`,
      ...[newId, text, now.toISOString(), before.id],
    );
    server.db.run('update post set replaced_by = ? where id = ?', newId, before.id);
    server.db.run('update media set post_id = ? where post_id = ?', newId, before.id);
    nameAll(server, newId, before.address + text);
    tellOfPost(server, getPost(server, newId));
  });
  server.changed();
  return getPost(server, newId);
}

/** All its versions go. */
export function deletePost(server: Server, author: Account, id: string): void {
  const post = findPost(server, id);
  if (!post) return;
  if (post.account_id !== author.id) throw forbidden('You are not authorized to delete this post.');
  server.db.run('update post set deleted_at = ? where first_id = ?', server.now().toISOString(), post.first_id);
  tellOfDeletion(server, post);
  server.changed();
}

/** Only who wrote the first post of a conversation hides what others answer in it. */
export function hidePost(server: Server, reader: Account, id: string, on: boolean): void {
  const post = getPost(server, id);
  const root = findPost(server, post.conversation_id);
  if (root?.account_id !== reader.id || post.id === root.id)
    throw forbidden('You are not allowed to hide a reply in a conversation that you did not begin.');
  server.db.run('update post set hidden_at = ? where id = ?', on ? server.now().toISOString() : null, id);
  server.changed();
}

export function likePost(server: Server, reader: Account, id: string, on: boolean): void {
  getPost(server, id);
  const sql = on
    ? 'insert or ignore into liked (post_id, account_id) values (?, ?)'
    : 'delete from liked where post_id = ? and account_id = ?';
  server.db.run(sql, id, reader.id);
  server.changed();
}

function checkText({ premium }: Account, text: string, media: number): void {
  if (text.trim() === '' && media === 0) throw invalid('text: must not be empty');
  if (media > mostMedia) throw invalid('media.media_ids: at most 4');
  if (weightedLength(text) > (premium ? premiumLength : usualLength))
    throw forbidden(
      'Your Tweet text is too long. For more information on how X determines text length see the counting characters page.',
    );
}

function checkReply(server: Server, author: Account, parent: Post, byApi: boolean): void {
  if (hasBlocked(server, parent.account_id, author.id))
    throw forbidden('You have been blocked from performing the requested action.');
  const root = findPost(server, parent.conversation_id);
  const isInvited =
    root && (root.account_id === author.id || namedIn(server, root.id).some(({ id }) => id === author.id));
  if (root?.reply_settings === 'mentionedUsers' && !isInvited)
    throw forbidden('You are not permitted to perform this action: who may reply is limited by the author.');
  if (!byApi || getVariants(server).access === 'enterprise' || parent.account_id === author.id) return;
  const quoted = parent.quote_of === null ? undefined : findPost(server, parent.quote_of);
  const isSummoned = quoted?.account_id === author.id || namedIn(server, parent.id).some(({ id }) => id === author.id);
  if (!isSummoned)
    throw forbidden(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    );
}

function refuseTwice({ db }: Server, author: Account, { text, replyTo = null }: NewPost): void {
  const same = db.get(
    'select 1 from post where account_id = ? and text = ? and reply_to is ? and deleted_at is null and text <> ?',
    ...[author.id, text, replyTo, ''],
  );
  if (same) throw forbidden('You are not allowed to create a Tweet with duplicate content.');
}

/** Everyone of what is answered, its author first; the author cannot be left out. */
function addressees(server: Server, author: Account, parent: Post, leftOut: readonly string[]): Account[] {
  const people = [
    getAccount(server, parent.account_id),
    ...namedIn(server, parent.id).filter(({ id }) => !leftOut.includes(id)),
  ];
  const ids = new Set<string>([author.id]);
  return people.filter(({ id }) => !ids.has(id) && ids.add(id));
}

function nameAll(server: Server, postId: string, text: string): void {
  for (const [, name = ''] of text.matchAll(/(?<![\w@/.])@(\w{1,15})/g)) {
    const account = findByName(server, name);
    if (account) server.db.run('insert or ignore into named (post_id, account_id) values (?, ?)', postId, account.id);
  }
}

function attach(server: Server, { id }: Account, mediaId: string, postId: string): void {
  if (!isReady(server, mediaId)) throw invalid(`Your media IDs are invalid: ${mediaId}.`);
  const { changes } = server.db.run(
    "update media set post_id = ? where id = ? and account_id = ? and post_id is null and category like 'tweet_%'",
    ...[postId, mediaId, id],
  );
  if (changes === 0) throw invalid(`Your media IDs are invalid: ${mediaId}.`);
}
