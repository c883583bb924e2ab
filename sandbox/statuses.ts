import { type Account, findByHandle, refuseIfBlocked, relationOf } from './accounts.ts';
import { tell } from './events.ts';
import { attachImages } from './images.ts';
import { limits, type Network, newId, Refusal } from './network.ts';
import { attachRecordings } from './recordings.ts';
import { statusJson } from './status-json.ts';

/** A post, a story or a direct message; the text of a deleted one is emptied. */
export type Status = {
  seq: number;
  id: string;
  kind: 'post' | 'story' | 'dm';
  account_id: string;
  /** The root post, or the room of a direct message. */
  thread_id: string;
  reply_to: string | null;
  text: string;
  /** JSON array of account ids. */
  mentions: string;
  language: string | null;
  client_key: string | null;
  created_at: string;
  edited_at: string | null;
  hidden_at: string | null;
  expires_at: string | null;
  deleted_at: string | null;
};

export type NewStatus = {
  text: string;
  kind: 'post' | 'story';
  replyTo: string | null;
  imageIds: readonly string[];
  recordingIds: readonly string[];
  language: string | null;
  /** The caller's Idempotency-Key: the same key twice is the same status. */
  clientKey: string | null;
  /** Stories only; null means 24 hours. */
  expiresInSeconds: number | null;
};

const mentionForm = /(?<![\w@.])@([a-z0-9_](?:[a-z0-9_.]*[a-z0-9_])?)/gi;

export function createStatus(network: Network, author: Account, input: NewStatus): Status {
  const known = findByClientKey(network, author.id, input.clientKey);
  if (known) return known;
  checkText(input.text, limits.publicCharacters, input.imageIds.length + input.recordingIds.length);
  const parent = input.replyTo === null ? null : getStatus(network, input.replyTo);
  if (parent?.kind === 'dm') throw new Refusal(422, 'not_public', 'A direct message is answered with a message.');
  if (parent) refuseIfBlocked(network, author.id, parent.account_id);

  const status = network.db.transaction(() => {
    const id = newId();
    const root = parent ? getStatus(network, parent.thread_id) : null;
    // A reply under a story goes when the story goes.
    const expiresAt = root ? root.expires_at : storyExpiry(network, input);
    insertStatus(network, {
      id,
      kind: root?.kind ?? input.kind,
      account_id: author.id,
      thread_id: root?.id ?? id,
      reply_to: parent?.id ?? null,
      text: input.text,
      mentions: mentionsIn(network, input.text),
      language: input.language,
      client_key: input.clientKey,
      expires_at: expiresAt,
    });
    attachImages(network, author.id, id, input.imageIds);
    attachRecordings(network, author.id, id, input.recordingIds);
    const created = getStatus(network, id);
    tellStatus(network, created, 'status.created');
    return created;
  });
  network.changed();
  return status;
}

export function insertStatus(
  { db, now }: Network,
  row: Pick<
    Status,
    | 'id'
    | 'kind'
    | 'account_id'
    | 'thread_id'
    | 'reply_to'
    | 'text'
    | 'mentions'
    | 'language'
    | 'client_key'
    | 'expires_at'
  >,
): void {
  db.run(
    `insert into status (id, kind, account_id, thread_id, reply_to, text, mentions, language, client_key, created_at,
       expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.kind,
    row.account_id,
    row.thread_id,
    row.reply_to,
    row.text,
    row.mentions,
    row.language,
    row.client_key,
    now().toISOString(),
    row.expires_at,
  );
}

export function editStatus(network: Network, author: Account, id: string, text: string): Status {
  const status = getStatus(network, id);
  if (status.account_id !== author.id) throw notYours('edit');
  checkText(text, status.kind === 'dm' ? limits.privateCharacters : limits.publicCharacters, 0);
  const edited = network.db.transaction(() => {
    network.db.run(
      'update status set text = ?, mentions = ?, edited_at = ? where id = ?',
      text,
      mentionsIn(network, text),
      network.now().toISOString(),
      id,
    );
    const after = getStatus(network, id);
    tellStatus(network, after, 'status.edited', concerned(network, status));
    return after;
  });
  network.changed();
  return edited;
}

/** By its author, or by whose post it stands under. Gone already is success. */
export function deleteStatus(network: Network, actor: Account, id: string): void {
  const status = findStatus(network, id);
  if (!status) throw new Refusal(404, 'not_found', 'There is no such post or message.');
  if (status.deleted_at) return;
  const mine = status.account_id === actor.id;
  if (!mine && !ownsThread(network, actor, status)) throw notYours('delete');
  removeStatus(network, status, mine ? 'author' : 'moderator');
  network.changed();
}

/** Empties the status and tells those it concerned. Replies under it stay. */
function removeStatus(network: Network, status: Status, by: 'author' | 'moderator' | 'network'): void {
  const readers = concerned(network, status);
  const at = network.now().toISOString();
  network.db.transaction(() => {
    network.db.run("update status set deleted_at = ?, text = '', mentions = '[]' where id = ?", at, status.id);
    network.db.run('delete from image where status_id = ?', status.id);
    network.db.run('delete from recording where status_id = ?', status.id);
    tell(network, readers, 'status.deleted', () => ({
      status_id: status.id,
      thread_id: status.thread_id,
      deleted_at: at,
      by,
    }));
  });
}

/** Hiding is for whose post it stands under: the comment stays for its author and vanishes for the rest. */
export function hideStatus(network: Network, actor: Account, id: string, hidden: boolean): Status {
  const status = getStatus(network, id);
  if (status.kind === 'dm' || status.account_id === actor.id || !ownsThread(network, actor, status)) {
    throw new Refusal(403, 'not_your_thread', 'Only comments of others under your own posts can be hidden.');
  }
  if ((status.hidden_at !== null) === hidden) return status;
  const at = network.now().toISOString();
  network.db.transaction(() => {
    network.db.run('update status set hidden_at = ? where id = ?', hidden ? at : null, id);
    tell(network, [actor.id], 'status.hidden', () => ({ status_id: id, thread_id: status.thread_id, hidden, at }));
  });
  network.changed();
  return getStatus(network, id);
}

export function likeStatus(network: Network, actor: Account, id: string, on: boolean): Status {
  const status = getStatus(network, id);
  network.db.transaction(() => {
    const sql = on
      ? 'insert or ignore into liked (status_id, account_id) values (?, ?)'
      : 'delete from liked where status_id = ? and account_id = ?';
    const { changes } = network.db.run(sql, id, actor.id);
    if (changes > 0 && on) {
      tell(network, [status.account_id], 'status.liked', () => ({ status_id: id, account_id: actor.id }));
    }
  });
  network.changed();
  return status;
}

/** Makes stories vanish whose time has come; answers when the next one does. */
export function sweepExpired(network: Network): Date | null {
  const due = network.db.all<Status>(
    'select * from status where expires_at <= ? and deleted_at is null order by seq',
    network.now().toISOString(),
  );
  for (const status of due) removeStatus(network, status, 'network');
  if (due.length > 0) network.changed();
  const next = network.db.get<{ at: string | null }>(
    'select min(expires_at) as at from status where expires_at is not null and deleted_at is null',
  )?.at;
  return next == null ? null : new Date(next);
}

export function findStatus({ db }: Network, id: string): Status | undefined {
  return db.get<Status>('select * from status where id = ?', id);
}

/** One that still stands: 404 for what never was, 410 for what is gone. */
export function getStatus(network: Network, id: string): Status {
  const status = findStatus(network, id);
  if (!status) throw new Refusal(404, 'not_found', 'There is no such post or message.');
  const over = status.expires_at !== null && status.expires_at <= network.now().toISOString();
  if (status.deleted_at || over) throw new Refusal(410, 'gone', 'This was deleted.');
  return status;
}

export function findByClientKey({ db }: Network, accountId: string, clientKey: string | null): Status | undefined {
  if (clientKey === null) return undefined;
  return db.get<Status>('select * from status where account_id = ? and client_key = ?', accountId, clientKey);
}

export function checkText(text: string, max: number, attached: number): void {
  const length = [...text].length;
  if (length > max) {
    throw new Refusal(422, 'text_too_long', `The text has ${length} characters; ${max} are allowed.`);
  }
  if (text.trim() === '' && attached === 0)
    throw new Refusal(422, 'text_missing', 'Write something or attach something.');
}

/** Tells everybody whom a status concerns and who wants to hear of its author, who alone also sees the client key. */
export function tellStatus(network: Network, status: Status, kind: string, also: Iterable<string> = []): void {
  const readers = [...concerned(network, status), ...also].filter((readerId) => {
    const { blocked, muted } = relationOf(network, readerId, status.account_id);
    return !blocked && !(muted && status.kind !== 'dm');
  });
  tell(network, readers, kind, (accountId) => ({ status: statusJson(network, status, accountId) }));
}

/** Author, those named, who is answered, and whose post it stands under; for a message the two of the room. */
function concerned({ db }: Network, status: Status): Set<string> {
  if (status.kind === 'dm') {
    const room = db.get<{ first_id: string; second_id: string }>('select * from room where id = ?', status.thread_id);
    return new Set(room ? [room.first_id, room.second_id] : [status.account_id]);
  }
  const authors = db.all<{ account_id: string }>(
    'select account_id from status where id in (?, ?)',
    status.thread_id,
    status.reply_to,
  );
  const mentions: string[] = JSON.parse(status.mentions);
  return new Set([status.account_id, ...mentions, ...authors.map((row) => row.account_id)]);
}

function mentionsIn(network: Network, text: string): string {
  const accounts = [...text.matchAll(mentionForm)].map((match) => findByHandle(network, match[1] ?? ''));
  return JSON.stringify([...new Set(accounts.flatMap((account) => account?.id ?? []))]);
}

function storyExpiry(network: Network, input: NewStatus): string | null {
  if (input.kind !== 'story') return null;
  const seconds = input.expiresInSeconds ?? limits.storyHours * 3600;
  return new Date(network.now().getTime() + seconds * 1000).toISOString();
}

/** A thread's root may be gone while replies stand; its author still owns the thread. */
function ownsThread(network: Network, actor: Account, status: Status): boolean {
  return status.kind !== 'dm' && findStatus(network, status.thread_id)?.account_id === actor.id;
}

const notYours = (what: string) => new Refusal(403, 'not_yours', `Only what is yours can you ${what}.`);
