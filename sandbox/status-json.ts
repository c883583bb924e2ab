import { accountJson, getAccount, relationOf } from './accounts.ts';
import { imagesOf } from './images.ts';
import type { Network } from './network.ts';
import { recordingsOf } from './recordings.ts';
import type { Status } from './statuses.ts';

/** A status as the API shows it to one account. */
export function statusJson(network: Network, status: Status, viewerId: string | null) {
  const { db } = network;
  const author = getAccount(network, status.account_id);
  const parent = authorOf(network, status.reply_to);
  const mentions: string[] = JSON.parse(status.mentions);
  const likes = db.all<{ account_id: string }>('select account_id from liked where status_id = ?', status.id);
  return {
    id: status.id,
    kind: status.kind,
    visibility: status.kind === 'dm' ? 'private' : 'public',
    thread_id: status.thread_id,
    thread_account_id: status.kind === 'dm' ? null : authorOf(network, status.thread_id),
    in_reply_to_id: status.reply_to,
    in_reply_to_account_id: parent,
    account: {
      ...accountJson(network, author),
      ...(viewerId !== null && viewerId !== author.id ? relationOf(network, viewerId, author.id) : {}),
    },
    text: status.text,
    language: status.language,
    created_at: status.created_at,
    edited_at: status.edited_at,
    expires_at: status.expires_at,
    hidden_at: status.hidden_at,
    likes: likes.length,
    liked: likes.some((like) => like.account_id === viewerId),
    mentions: mentions.map((id) => ({ id, handle: getAccount(network, id).handle })),
    images: imagesOf(network, status.id),
    recordings: recordingsOf(network, status.id),
    url: status.kind === 'dm' ? null : `${network.baseUrl()}/#thread-${status.thread_id}`,
    client_key: status.account_id === viewerId ? status.client_key : null,
  };
}

function authorOf({ db }: Network, statusId: string | null): string | null {
  if (statusId === null) return null;
  return db.get<{ account_id: string }>('select account_id from status where id = ?', statusId)?.account_id ?? null;
}
