import { createHmac } from 'node:crypto';
import { getFaults } from '#sandbox/faults.ts';
import { newId, seconds } from '../store.ts';
import { type App, getApp } from './access.ts';
import { numbers } from './numbers.ts';
import type { Server } from './store.ts';

export type Field = 'replies' | 'mentions' | 'publish' | 'delete';

/** Something happened that concerns a person: every app that they let in will hear of it, each by a POST of its own. */
export function tell(server: Server, personId: string, field: Field, value: object): void {
  const now = server.now();
  const apps = server.db.all<App>(
    `select * from app where hook_url is not null and id in
      (select app_id from token where person_id = ? and revoked_at is null and expires_at > ?)`,
    ...[personId, now.toISOString()],
  );
  for (const { id } of apps) {
    const body = {
      ...{ app_id: id, topic: field === 'replies' ? 'moderate' : 'interaction', target_id: personId },
      ...{ time: seconds(now.toISOString()), subscription_id: newId(now), has_uid_field: false },
      values: { field, value },
    };
    server.db.run(
      'insert into news (app_id, body, at, due_at) values (?, ?, ?, ?)',
      ...[id, JSON.stringify(body), now.toISOString(), now.getTime()],
    );
  }
  server.changed();
}

export const signatureOf = ({ secret }: Pick<App, 'secret'>, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

type News = { seq: number; app_id: string; body: string; at: string; tries: number };

/** Takes to their hooks what is due; what fails is tried again for 36 hours. */
export async function deliverDue(server: Server): Promise<void> {
  const { duplicates } = getFaults(server);
  const due = server.db.all<News>('select * from news where due_at <= ? order by seq', server.now().getTime());
  for (const one of due) {
    let isTaken = false;
    for (let n = 0; n <= duplicates; n += 1) isTaken = await post(server, getApp(server, one.app_id), one.body);
    settle(server, one, isTaken);
  }
}

async function post({ fetch }: Server, app: App, body: string): Promise<boolean> {
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
