import { createHmac } from 'node:crypto';
import { getFaults } from '#sandbox/faults.ts';
import { type App, getApp } from './access.ts';
import { numbers } from './numbers.ts';
import type { Server } from './store.ts';

/** `changes` is told under its field, `messaging` as it is; to an account that speaks for itself changes are told flat. */
export type Part =
  | { kind: 'changes'; field: string; value: object }
  | { kind: 'messaging'; field: string; value: object };

/** Where something happened: a page, or the Instagram account that is linked to one. */
export type Place = { object: 'page' | 'instagram'; id: string; pageId: string };

/** Something happened on a page: every app that wants to hear of that field will. */
export const tell = (server: Server, pageId: string, part: Part): void =>
  tellOf(server, { object: 'page', id: pageId, pageId }, part);

/**
 * Of a page an app names the fields for each page, of Instagram for all accounts whose pages it hears of; of an account
 * that speaks for itself both.
 */
export function tellOf(server: Server, { object, id, pageId }: Place, { kind, field, value }: Part): void {
  const apps = server.db.all<{ app_id: string; page_id: string; fields: string; hooked: string }>(
    `select s.app_id, s.page_id, s.fields, h.fields as hooked from page_subscription s
      join app_hook h on h.app_id = s.app_id and h.object = ? where s.page_id in (?, ?)`,
    ...[object, pageId, id],
  );
  const body = JSON.stringify(kind === 'changes' ? { field, value } : value);
  for (const { app_id, page_id, fields, hooked } of apps) {
    const isAlone = object === 'instagram' && page_id === id;
    const wanted = object === 'page' ? [fields] : isAlone ? [fields, hooked] : [hooked];
    const part = isAlone && kind === 'changes' ? 'flat' : kind;
    if (wanted.every((some) => some.split(',').includes(field)))
      server.db.run(
        'insert into news (app_id, object, entry_id, part, body, at, due_at) values (?, ?, ?, ?, ?, ?, ?)',
        ...[app_id, object, id, part, body, server.now().toISOString(), server.now().getTime()],
      );
  }
  server.changed();
}

type News = {
  seq: number;
  app_id: string;
  object: string;
  entry_id: string;
  part: string;
  body: string;
  at: string;
  tries: number;
};

/** Letters and marks beyond ASCII are escaped, as Meta does: what is signed are these very bytes. */
const escaped = (json: string): string =>
  json.replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What one POST holds of one kind of object: an entry for each, all that is due. */
export function bodyOf(object: string, news: readonly News[]): string {
  const ids = [...new Set(news.map(({ entry_id }) => entry_id))];
  const flat = news
    .filter(({ part }) => part === 'flat')
    .map(({ entry_id, at, body }) => ({ id: entry_id, time: Date.parse(at), ...(JSON.parse(body) as object) }));
  const entries = ids.flatMap((id) => {
    const own = news.filter(({ entry_id, part }) => entry_id === id && part !== 'flat');
    if (own.length === 0) return [];
    const part = (kind: string) =>
      own.filter(({ part: its }) => its === kind).map(({ body }) => JSON.parse(body) as object);
    const [changes, messaging] = [part('changes'), part('messaging')];
    return {
      ...{ id, time: Date.parse(own[0]?.at ?? '') },
      ...(changes.length > 0 && { changes }),
      ...(messaging.length > 0 && { messaging }),
    };
  });
  return escaped(JSON.stringify({ object, entry: [...entries, ...flat] }));
}

export const signatureOf = (app: Pick<App, 'secret'>, body: string): string =>
  `sha256=${createHmac('sha256', app.secret).update(body).digest('hex')}`;

/** Takes to their hooks what is due, one POST for each hook of an app; what fails is tried again for 36 hours. */
export async function deliverDue(server: Server): Promise<void> {
  const { duplicates } = getFaults(server);
  const due = server.db.all<News>(
    'select * from news where due_at <= ? order by seq limit ?',
    ...[server.now().getTime(), numbers.updatesAtOnce],
  );
  for (const own of Map.groupBy(due, ({ app_id, object }) => `${app_id} ${object}`).values()) {
    const [{ app_id = '', object = '' } = {}] = own;
    const hook = server.db.get<{ url: string }>(
      'select url from app_hook where app_id = ? and object = ?',
      app_id,
      object,
    );
    let isTaken = false;
    for (let n = 0; n <= duplicates; n += 1)
      isTaken = await post(server, getApp(server, app_id), hook?.url ?? '', bodyOf(object, own));
    for (const one of own) settle(server, one, isTaken);
  }
}

async function post({ fetch }: Server, app: App, url: string, body: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(app, body) };
  const signal = AbortSignal.timeout(numbers.hookTimeoutMs);
  return fetch(url, { method: 'POST', headers, body, signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function settle({ db, now }: Server, { seq, at, tries }: News, isTaken: boolean): void {
  const time = now().getTime();
  if (isTaken || time - Date.parse(at) > numbers.retryForMs) return void db.run('delete from news where seq = ?', seq);
  const wait = numbers.retryMs[Math.min(tries, numbers.retryMs.length - 1)] ?? 0;
  db.run('update news set tries = tries + 1, due_at = ? where seq = ?', time + wait, seq);
}
