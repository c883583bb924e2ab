import * as z from 'zod';
import type { Answer, Call } from '#sandbox/router.ts';
import { type Account, getAccount, hasBlocked } from './accounts.ts';
import { isReady } from './films.ts';
import { directJson, directMedia, mediaJson, userJson } from './json.ts';
import { placeOf, sizeOf, tokenOf } from './paging.ts';
import { forbidden, invalid } from './problems.ts';
import type { Reader } from './reader.ts';
import { type Server, snowflake } from './store.ts';
import type { DirectRow } from './stored.ts';
import { tellOfDirect } from './telling.ts';

const longest = 10_000;

/** The room of two: the older account's id first. */
export const roomOf = (one: string, other: string): string => [one, other].toSorted().join('-');

export function sendDirect(
  server: Server,
  sender: Account,
  recipientId: string,
  text: string,
  mediaIds: readonly string[] = [],
): DirectRow {
  const recipient = getAccount(server, recipientId);
  if (text.trim() === '' && mediaIds.length === 0) throw invalid('text: must not be empty');
  if ([...text].length > longest)
    throw invalid('The text of your direct message is over the max character limit: too long.');
  if (mediaIds.length > 1) throw invalid('attachments: at most 1');
  if (!recipient.takes_directs || hasBlocked(server, recipient.id, sender.id))
    throw forbidden('You do not have permission to DM one or more participants.');
  const now = server.now();
  const id = snowflake(now);
  const room = roomOf(sender.id, recipient.id);
  server.db.transaction(() => {
    server.db.run(
      'insert into direct (id, room, sender_id, recipient_id, text, created_at) values (?, ?, ?, ?, ?, ?)',
      ...[id, room, sender.id, recipient.id, text, now.toISOString()],
    );
    for (const mediaId of mediaIds) attach(server, sender, mediaId, id);
    tellOfDirect(server, getDirect(server, id));
  });
  server.changed();
  return getDirect(server, id);
}

function attach(server: Server, { id }: Account, mediaId: string, directId: string): void {
  if (!isReady(server, mediaId)) throw invalid(`Your media IDs are invalid: ${mediaId}.`);
  const { changes } = server.db.run(
    "update media set direct_id = ? where id = ? and account_id = ? and direct_id is null and category like 'dm_%'",
    ...[directId, mediaId, id],
  );
  if (changes === 0) throw invalid(`Your media IDs are invalid: ${mediaId}.`);
}

function getDirect({ db }: Server, id: string): DirectRow {
  const row = db.get<DirectRow>('select * from direct where id = ?', id);
  if (!row) throw invalid('No such direct message.');
  return row;
}

const Sent = z.object({
  text: z.string().default(''),
  attachments: z.array(z.object({ media_id: z.string() })).default([]),
});

export async function sendByApi(server: Server, call: Call, { account }: Reader): Promise<Answer> {
  const { text, attachments } = await call.json(Sent);
  const room = call.params.room ?? '';
  const recipient = call.params.id ?? room.split('-').find((id) => id !== account.id) ?? '';
  const ids = attachments.map(({ media_id }) => media_id);
  const sent = sendDirect(server, account, recipient, text, ids);
  return { status: 201, body: { data: { dm_conversation_id: sent.room, dm_event_id: sent.id } } };
}

/** What an account sent and got, the newest first; with one person only when `withId` names them. */
export function listDirects(server: Server, { query }: Call, { account }: Reader, withId?: string): Answer {
  const size = sizeOf(query, [1, 100, 100]);
  const from = placeOf(query.get('pagination_token'));
  const rows = server.db.all<DirectRow>(
    `select * from direct where (sender_id = ? or recipient_id = ?) and coalesce(deleted_by, '') <> ?
       and (? = '' or room = ?) and seq < ? order by seq desc limit ?`,
    ...[account.id, account.id, account.id],
    ...[withId ?? '', withId === undefined ? '' : roomOf(account.id, withId), from, size + 1],
  );
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const meta = { result_count: shown.length, ...(rows.length > size && last && { next_token: tokenOf(last.seq) }) };
  if (shown.length === 0) return { body: { meta } };
  const people = new Set(shown.flatMap(({ sender_id, recipient_id }) => [sender_id, recipient_id]));
  const media = shown.flatMap(({ id }) => directMedia(server, id));
  const includes = {
    users: [...people].map((id) => userJson(server, getAccount(server, id))),
    ...(media.length > 0 && { media: media.map((one) => mediaJson(server, one)) }),
  };
  return { body: { data: shown.map((one) => directJson(server, one)), includes, meta } };
}

/** Deletes it on the side of who asks; the other keeps it. */
export function deleteDirect(server: Server, { params }: Call, { account }: Reader): Answer {
  server.db.run(
    'update direct set deleted_by = ? where id = ? and sender_id = ?',
    account.id,
    params.id ?? '',
    account.id,
  );
  return { body: { data: { deleted: true } } };
}
