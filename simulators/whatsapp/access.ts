import * as z from 'zod';
import type { Answer, Call } from '#sandbox/router.ts';
import { graphRefusal } from './graph-error.ts';
import type { BusinessNumber } from './people.ts';
import type { Server } from './store.ts';

const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
const Registration = z.object({ messaging_product: z.literal('whatsapp'), pin: z.string().regex(/^\d{6}$/) });

type Token = { token: string; account_id: string; expires_at: string | null; revoked_at: string | null };

/** What a token is good for, told to its app alone. */
export function debugToken({ db, now, app }: Server, { request, query }: Call): Answer {
  if (request.headers.authorization !== `Bearer ${app.id}|${app.secret}`)
    throw graphRefusal(190, 'Invalid OAuth access token signature');
  const row = db.get<Token>('select * from token where token = ?', query.get('input_token') ?? '');
  const isGood = row && row.revoked_at === null && (row.expires_at === null || row.expires_at > now().toISOString());
  if (!isGood) return { body: { data: { is_valid: false, scopes: [] } } };
  const withheld = db.all<{ scope: string }>('select scope from withheld where token = ?', row.token);
  const given = scopes.filter((one) => !withheld.some(({ scope }) => scope === one));
  return {
    body: {
      data: {
        ...{ app_id: app.id, type: 'SYSTEM_USER', application: 'Earshot', is_valid: true },
        ...{ expires_at: row.expires_at === null ? 0 : Math.floor(Date.parse(row.expires_at) / 1000) },
        ...{ data_access_expires_at: 0, scopes: given, user_id: '10222270944537964' },
        granular_scopes: given.map((scope) => ({ scope, target_ids: [row.account_id] })),
      },
    },
  };
}

/** A permission that whoever made the token left out. */
export function withhold({ db }: Server, token: string, scope: string): void {
  db.run('insert or ignore into withheld values (?, ?)', token, scope);
}

/** A number that its owner has not brought to the Cloud API yet: it can be seen and not written from. */
export function unregister({ db }: Server, { id }: BusinessNumber): void {
  db.run('insert or ignore into unregistered values (?)', id);
}

export async function register(server: Server, { id }: BusinessNumber, call: Call): Promise<Answer> {
  await call.json(Registration);
  server.db.run('delete from unregistered where number_id = ?', id);
  return { body: { success: true } };
}

export function refuseUnregistered({ db }: Server, { id }: BusinessNumber): void {
  if (db.get('select 1 from unregistered where number_id = ?', id)) throw graphRefusal(133010);
}
