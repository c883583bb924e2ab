import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call } from '#sandbox/router.ts';
import { acctOf, getAccount } from './accounts.ts';
import { accountJson, notificationJson, statusJson } from './json.ts';
import { listNotifications, page, type Range } from './notifications.ts';
import { type Reader, readerOf } from './reader.ts';
import { contextOf, isVisible, mentionedIn, type Status } from './statuses.ts';
import type { Server } from './store.ts';
import { getVariants } from './variants.ts';

const batchLimit = 20;
const lateKinds = new Set(['quote', 'quoted_update']);

function rangeOf(query: URLSearchParams, usual: number, most: number): Range {
  const limit = Math.min(Number(query.get('limit') ?? usual) || usual, most);
  return { maxId: query.get('max_id'), minId: query.get('min_id'), sinceId: query.get('since_id'), limit };
}

/** Where the pages before and after are found, as Mastodon says it. */
function linked<T>(
  server: Server,
  { request, query }: Call,
  rows: readonly T[],
  idOf: (one: T) => string,
  body: object,
): Answer {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { body };
  const path = new URL(request.url ?? '/', server.baseUrl()).pathname;
  const address = (name: string, id: string) => {
    const kept = new URLSearchParams([...query].filter(([key]) => !['max_id', 'min_id', 'since_id'].includes(key)));
    kept.set(name, id);
    return `<${server.baseUrl()}${path}?${kept}>`;
  };
  const link = `${address('max_id', idOf(last))}; rel="next", ${address('min_id', idOf(first))}; rel="prev"`;
  return { headers: { link }, body };
}

export function accountStatuses(server: Server, call: Call, reader: Reader): Answer {
  const { id } = getAccount(server, call.params.id ?? '');
  const all = server.db.all<Status>(
    'select * from status where account_id = ? and deleted_at is null order by seq desc',
    id,
  );
  const seen = all.filter((one) => isVisible(server, one, reader.account.id));
  const rows = page(seen, (one) => BigInt(one.id), rangeOf(call.query, 20, 40));
  return linked(
    server,
    call,
    rows,
    (one) => one.id,
    rows.map((one) => statusJson(server, one, reader.account.id)),
  );
}

export function batch(server: Server, { request, query }: Call): Answer {
  if (!getVariants(server).batch) throw new Refusal(404, 'not_found', 'Not Found');
  const ids = query.getAll('id[]');
  if (ids.length > batchLimit)
    throw new Refusal(422, 'invalid', `Validation failed: You can only request ${batchLimit} statuses`);
  const readerId = readerOf(server, request)?.account.id ?? null;
  const found = ids.flatMap((id) =>
    server.db.all<Status>('select * from status where id = ? and deleted_at is null', id),
  );
  return {
    body: found.filter((one) => isVisible(server, one, readerId)).map((one) => statusJson(server, one, readerId)),
  };
}

export function notifications(server: Server, call: Call, reader: Reader): Answer {
  const [types, excluded] = [call.query.getAll('types[]'), call.query.getAll('exclude_types[]')];
  const unknown = types.find((type) => lateKinds.has(type));
  if (unknown && getVariants(server).refusesNewKinds)
    throw new Refusal(400, 'invalid', `types.0 - Invalid value for enum: ${unknown}.`);
  const all = listNotifications(server, reader.account.id).filter(
    ({ type }) => (types.length === 0 || types.includes(type)) && !excluded.includes(type),
  );
  const rows = page(all, (one) => BigInt(one.id), rangeOf(call.query, 40, 80));
  return linked(
    server,
    call,
    rows,
    (one) => String(one.id),
    rows.map((one) => notificationJson(server, one)),
  );
}

/** Direct statuses by the thread they stand in, the newest of each. */
export function conversations(server: Server, call: Call, { account }: Reader): Answer {
  const newest = server.db.all<Status>(
    "select * from status where visibility = 'direct' and deleted_at is null order by seq desc",
  );
  const rooms = new Map<string, Status>();
  for (const status of newest) {
    if (!isVisible(server, status, account.id)) continue;
    const root = contextOf(server, status, account.id).ancestors[0]?.id ?? status.id;
    if (!rooms.has(root)) rooms.set(root, status);
  }
  const { limit } = rangeOf(call.query, 20, 40);
  const body = [...rooms].slice(0, limit).map(([id, last]) => {
    const people = [getAccount(server, last.account_id), ...mentionedIn(server, last.id)].filter(
      (one) => one.id !== account.id,
    );
    const accounts = [...new Map(people.map((one) => [acctOf(one), one])).values()].map((one) =>
      accountJson(server, one),
    );
    return { id, unread: false, accounts, last_status: statusJson(server, last, account.id) };
  });
  return { body };
}
