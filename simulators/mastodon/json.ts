import { type Account, acctOf, getAccount } from './accounts.ts';
import { toHtml } from './html.ts';
import type { Notification } from './notifications.ts';
import { accountUrl, authorOf, getStatus, mentionedIn, namedIn, type Status } from './statuses.ts';
import type { Server } from './store.ts';

/** Account, as the API shows it. */
export function accountJson(server: Server, account: Account) {
  const { id, username, name, locked, created_at } = account;
  const { n } = server.db.get<{ n: number }>(
    "select count(*) as n from tie where kind = 'follow' and target_id = ?",
    id,
  ) ?? { n: 0 };
  return {
    ...{ id, username, acct: acctOf(account), display_name: name, locked: locked === 1, bot: false, group: false },
    ...{ created_at, note: '', url: accountUrl(server, account), uri: accountUrl(server, account) },
    ...{
      avatar: `${server.baseUrl()}/avatars/original/missing.png`,
      avatar_static: `${server.baseUrl()}/avatars/original/missing.png`,
    },
    ...{ followers_count: n, following_count: 0, statuses_count: 0, emojis: [], fields: [] },
  };
}

type MediaRow = { id: string; description: string | null; mime_type: string; ready_at: string };

export function mediaJson(server: Server, { id, description, mime_type, ready_at }: MediaRow) {
  const url = ready_at <= server.now().toISOString() ? `${server.baseUrl()}/media/${id}` : null;
  const [family = ''] = mime_type.split('/');
  const type = ['image', 'video', 'audio'].includes(family) ? family : 'unknown';
  return { id, type, url, preview_url: url, remote_url: null, meta: {}, description, blurhash: null };
}

/** Status, as the API shows it. */
export function statusJson(server: Server, status: Status, readerId: string | null) {
  const { id, account_id, text, spoiler, visibility, reply_to, language, sensitive, created_at, edited_at } = status;
  const count = (kind: string) =>
    server.db.get<{ n: number }>('select count(*) as n from mark where kind = ? and status_id = ?', kind, id)?.n ?? 0;
  const marked = (kind: string) =>
    readerId !== null &&
    server.db.get('select 1 from mark where kind = ? and status_id = ? and account_id = ?', kind, id, readerId) !==
      undefined;
  const parent = reply_to && server.db.get<Status>('select * from status where id = ?', reply_to);
  const media = server.db.all<MediaRow>('select * from media where status_id = ? order by rowid', id);
  return {
    ...{ id, created_at, edited_at, visibility, language, sensitive: sensitive === 1, spoiler_text: spoiler },
    in_reply_to_id: parent ? parent.id : null,
    in_reply_to_account_id: parent ? parent.account_id : null,
    uri: `${server.baseUrl()}/users/${account_id}/statuses/${id}`,
    url: `${server.baseUrl()}/@${account_id}/${id}`,
    ...{ replies_count: 0, reblogs_count: count('reblog'), favourites_count: count('favourite') },
    ...{ favourited: marked('favourite'), reblogged: marked('reblog'), muted: false, bookmarked: false, pinned: false },
    content: toHtml(text, namedIn(server, id)),
    ...{ reblog: null, application: null, card: null, poll: null, tags: [], emojis: [], filtered: [] },
    account: accountJson(server, authorOf(server, status)),
    media_attachments: media.map((one) => mediaJson(server, one)),
    mentions: mentionedIn(server, id).map((one) => ({
      ...{ id: one.id, username: one.username, acct: acctOf(one), url: accountUrl(server, one) },
    })),
  };
}

/** Notification, as the API shows it. */
export function notificationJson(
  server: Server,
  { id, type, from_id, status_id, created_at, account_id }: Notification,
) {
  return {
    ...{ id: String(id), type, created_at, group_key: `ungrouped-${id}` },
    account: accountJson(server, getAccount(server, from_id)),
    ...(status_id === null ? {} : { status: statusJson(server, getStatus(server, status_id), account_id) }),
  };
}
