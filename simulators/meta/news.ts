import { createHmac } from 'node:crypto';
import { getFaults } from '#sandbox/faults.ts';
import { type App, getApp } from './access.ts';
import { numbers } from './numbers.ts';
import type { Server } from './store.ts';

/** `changes` is told under its field, `messaging` as it is. */
export type Part =
  | { kind: 'changes'; field: string; value: object }
  | { kind: 'messaging'; field: string; value: object };

/** Something happened on a page: every app that wants to hear of that field will. */
export function tell(server: Server, pageId: string, { kind, field, value }: Part): void {
  const apps = server.db.all<{ app_id: string; fields: string; hook_url: string | null }>(
    'select s.app_id, s.fields, a.hook_url from page_subscription s join app a on a.id = s.app_id where s.page_id = ?',
    pageId,
  );
  const body = JSON.stringify(kind === 'changes' ? { field, value } : value);
  for (const { app_id, fields, hook_url } of apps)
    if (hook_url !== null && fields.split(',').includes(field))
      server.db.run(
        'insert into news (app_id, page_id, part, body, at, due_at) values (?, ?, ?, ?, ?, ?)',
        ...[app_id, pageId, kind, body, server.now().toISOString(), server.now().getTime()],
      );
  server.changed();
}

type News = { seq: number; app_id: string; page_id: string; part: string; body: string; at: string; tries: number };

/** Letters and marks beyond ASCII are escaped, as Meta does: what is signed are these very bytes. */
const escaped = (json: string): string =>
  json.replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What one POST holds: an entry a page, all that is due. */
export function bodyOf(news: readonly News[]): string {
  const pages = [...new Set(news.map(({ page_id }) => page_id))];
  const entries = pages.map((id) => {
    const own = news.filter(({ page_id }) => page_id === id);
    const part = (kind: string) =>
      own.filter(({ part: its }) => its === kind).map(({ body }) => JSON.parse(body) as object);
    const [changes, messaging] = [part('changes'), part('messaging')];
    return {
      ...{ id, time: Date.parse(own[0]?.at ?? '') },
      ...(changes.length > 0 && { changes }),
      ...(messaging.length > 0 && { messaging }),
    };
  });
  return escaped(JSON.stringify({ object: 'page', entry: entries }));
}

export const signatureOf = (app: Pick<App, 'secret'>, body: string): string =>
  `sha256=${createHmac('sha256', app.secret).update(body).digest('hex')}`;

/** Takes to their hooks what is due, in one POST for each app; what fails is tried again for 36 hours. */
export async function deliverDue(server: Server): Promise<void> {
  const { duplicates } = getFaults(server);
  const due = server.db.all<News>(
    'select * from news where due_at <= ? order by seq limit ?',
    ...[server.now().getTime(), numbers.updatesAtOnce],
  );
  for (const appId of new Set(due.map(({ app_id }) => app_id))) {
    const own = due.filter(({ app_id }) => app_id === appId);
    const app = getApp(server, appId);
    let isTaken = false;
    for (let n = 0; n <= duplicates; n += 1) isTaken = await post(app, bodyOf(own));
    for (const one of own) settle(server, one, isTaken);
  }
}

async function post(app: App, body: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(app, body) };
  const signal = AbortSignal.timeout(numbers.hookTimeoutMs);
  return fetch(app.hook_url ?? '', { method: 'POST', headers, body, signal }).then(
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
