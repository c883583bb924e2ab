import { Refusal } from '#sandbox/network.ts';
import { type Account, acctOf, findByAcct, getAccount, hasTie } from './accounts.ts';
import { countedLength, namesIn } from './html.ts';
import { notify } from './notifications.ts';
import { type Server, snowflake } from './store.ts';
import { getVariants } from './variants.ts';

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

export type Status = {
  seq: number;
  id: string;
  account_id: string;
  text: string;
  spoiler: string;
  visibility: Visibility;
  reply_to: string | null;
  quote_of: string | null;
  language: string | null;
  sensitive: number;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
};

export type NewStatus = {
  text: string;
  spoiler?: string;
  visibility?: Visibility;
  replyTo?: string | null;
  quoteOf?: string | null;
  language?: string | null;
  sensitive?: boolean;
  mediaIds?: readonly string[];
  idempotencyKey?: string | null;
};

const mostMedia = 4;

/** Posts, or gives what was posted under the same key before. */
export function createStatus(server: Server, author: Account, wanted: NewStatus): Status {
  const { db, now } = server;
  const variants = getVariants(server);
  const key = variants.ignoresIdempotencyKey ? null : (wanted.idempotencyKey ?? null);
  const before =
    key && db.get<Status>('select * from status where account_id = ? and idempotency_key = ?', author.id, key);
  if (before) return before;
  const { mediaIds = [], replyTo = null, quoteOf = null } = wanted;
  checkText(server, wanted, mediaIds.length);
  if (replyTo !== null) getVisible(server, replyTo, author.id);
  const id = snowflake(now());
  db.transaction(() => {
    db.run(
      `insert into status (id, account_id, text, spoiler, visibility, reply_to, quote_of, language, sensitive, idempotency_key, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, author.id, wanted.text, wanted.spoiler ?? '', wanted.visibility ?? 'public', replyTo, quoteOf],
      ...[wanted.language ?? null, wanted.sensitive ? 1 : 0, key, now().toISOString()],
    );
    for (const mediaId of mediaIds) attach(server, author, mediaId, id);
    nameAll(server, author, id, wanted.text);
    if (quoteOf !== null)
      notify(server, { to: getStatus(server, quoteOf).account_id, type: 'quote', from: author.id, statusId: id });
  });
  server.changed();
  return getStatus(server, id);
}

/** Media that are not named again are taken off. */
export function editStatus(
  server: Server,
  author: Account,
  id: string,
  { text, spoiler = '', mediaIds = [] }: Pick<NewStatus, 'text' | 'spoiler' | 'mediaIds'>,
): Status {
  const { account_id } = getStatus(server, id);
  if (account_id !== author.id) throw new Refusal(404, 'not_found', 'Record not found');
  checkText(server, { text, spoiler }, mediaIds.length);
  const { db, now } = server;
  db.transaction(() => {
    db.run(
      'update status set text = ?, spoiler = ?, edited_at = ? where id = ?',
      text,
      spoiler,
      now().toISOString(),
      id,
    );
    for (const media of db.all<{ id: string }>('select id from media where status_id = ?', id))
      if (!mediaIds.includes(media.id)) db.run('update media set status_id = null where id = ?', media.id);
    nameAll(server, author, id, text);
  });
  server.changed();
  return getStatus(server, id);
}

/** Its notifications go with it. */
export function deleteStatus(server: Server, author: Account, id: string): Status {
  const status = getStatus(server, id);
  if (status.account_id !== author.id) throw new Refusal(404, 'not_found', 'Record not found');
  server.db.run('update status set deleted_at = ? where id = ?', server.now().toISOString(), id);
  server.db.run('delete from notification where status_id = ?', id);
  server.changed();
  return status;
}

export function getStatus({ db }: Server, id: string): Status {
  const status = db.get<Status>('select * from status where id = ? and deleted_at is null', id);
  if (!status) throw new Refusal(404, 'not_found', 'Record not found');
  return status;
}

/** As a reader may see it; null reads without signing in. */
export function getVisible(server: Server, id: string, readerId: string | null): Status {
  const status = getStatus(server, id);
  if (!isVisible(server, status, readerId)) throw new Refusal(404, 'not_found', 'Record not found');
  return status;
}

export function isVisible(server: Server, status: Status, readerId: string | null): boolean {
  const { visibility, account_id: authorId } = status;
  if (readerId === authorId) return true;
  const isNamed = readerId !== null && mentionedIn(server, status.id).some(({ id }) => id === readerId);
  if (visibility === 'direct') return isNamed;
  if (readerId !== null && hasTie(server, 'block', authorId, readerId)) return false;
  if (visibility === 'private') return isNamed || (readerId !== null && hasTie(server, 'follow', readerId, authorId));
  return true;
}

export function mentionedIn({ db }: Server, statusId: string): Account[] {
  return db.all<Account>(
    'select a.* from mention m join account a on a.id = m.account_id where m.status_id = ? order by m.rowid',
    statusId,
  );
}

/** What stands above it, the root first, and below it, in the order of writing. */
export function contextOf(server: Server, status: Status, readerId: string | null) {
  const ancestors: Status[] = [];
  for (let up = status.reply_to; up !== null; ) {
    const parent = server.db.get<Status>('select * from status where id = ? and deleted_at is null', up);
    if (!parent || !isVisible(server, parent, readerId)) break;
    ancestors.unshift(parent);
    up = parent.reply_to;
  }
  const below = server.db.all<Status>(
    `with recursive under (id) as (
       select ? union select s.id from status s join under u on s.reply_to = u.id where s.deleted_at is null
     ) select s.* from status s join under u on u.id = s.id where s.id <> ? order by s.seq`,
    ...[status.id, status.id],
  );
  return { ancestors, descendants: below.filter((one) => isVisible(server, one, readerId)) };
}

/** Likes, or shares; either tells the author once. */
export function mark(server: Server, kind: 'favourite' | 'reblog', reader: Account, id: string, on: boolean): Status {
  const status = getVisible(server, id, reader.id);
  const sql = on
    ? 'insert or ignore into mark (kind, status_id, account_id) values (?, ?, ?)'
    : 'delete from mark where kind = ? and status_id = ? and account_id = ?';
  const { changes } = server.db.run(sql, kind, id, reader.id);
  if (on && changes > 0) notify(server, { to: status.account_id, type: kind, from: reader.id, statusId: id });
  server.changed();
  return status;
}

function checkText(server: Server, { text, spoiler = '' }: Pick<NewStatus, 'text' | 'spoiler'>, media: number): void {
  const { maxCharacters } = getVariants(server);
  if (text.trim() === '' && media === 0) throw new Refusal(422, 'invalid', "Validation failed: Text can't be blank");
  if (media > mostMedia) throw new Refusal(422, 'invalid', 'Validation failed: Cannot attach more than 4 files');
  if (countedLength(text) + countedLength(spoiler) > maxCharacters)
    throw new Refusal(422, 'invalid', `Validation failed: Text character limit of ${maxCharacters} exceeded`);
}

function attach({ db, now }: Server, author: Account, mediaId: string, statusId: string): void {
  const ready = now().toISOString();
  const { changes } = db.run(
    'update media set status_id = ? where id = ? and account_id = ? and status_id is null and ready_at <= ?',
    ...[statusId, mediaId, author.id, ready],
  );
  if (changes === 0)
    throw new Refusal(422, 'invalid', 'Cannot attach files that have not finished processing. Try again in a moment!');
}

/** Accounts of elsewhere that are named are known from then on, as federation would make them. */
function nameAll(server: Server, author: Account, statusId: string, text: string): void {
  for (const name of namesIn(text)) {
    const account = findByAcct(server, name);
    if (!account) continue;
    const { changes } = server.db.run(
      'insert or ignore into mention (status_id, account_id) values (?, ?)',
      statusId,
      account.id,
    );
    if (changes > 0 && account.id !== author.id)
      notify(server, { to: account.id, type: 'mention', from: author.id, statusId });
  }
}

export const namedIn = (server: Server, statusId: string) =>
  mentionedIn(server, statusId).flatMap((account) => {
    const url = accountUrl(server, account);
    const { username } = account;
    // Who lives here can be named with and without the domain.
    const forms = account.domain === null ? [username, `${username}@${server.domain}`] : [acctOf(account)];
    return forms.map((acct) => ({ acct, username, url }));
  });

export function accountUrl({ domain: home }: Server, { username, domain }: Account): string {
  return `https://${domain ?? home}/@${username}`;
}

export const authorOf = (server: Server, status: Status): Account => getAccount(server, status.account_id);
