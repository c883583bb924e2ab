import { Refusal } from '#sandbox/network.ts';
import { graphRefusal } from './graph-error.ts';
import { newNumericId, newSecret, type Server } from './store.ts';

export type Customer = {
  wa_id: string;
  user_id: string;
  name: string;
  username: string | null;
  shows_number: number;
  blocks_us: number;
};
export type BusinessNumber = { id: string; account_id: string; display: string; name: string };

/** A person with a phone; who hides the number is known by an id of this business alone. */
export function addCustomer({ db }: Server, waId: string, name: string, hidden?: { username: string }): Customer {
  db.run(
    'insert or ignore into customer values (?, ?, ?, ?, ?, 0)',
    waId,
    `ES.${newNumericId()}`,
    name,
    hidden?.username ?? null,
    hidden ? 0 : 1,
  );
  return getCustomer({ db }, waId);
}

export function getCustomer({ db }: Pick<Server, 'db'>, waId: string): Customer {
  const found = db.get<Customer>('select * from customer where wa_id = ?', waId);
  if (!found) throw new Refusal(404, 'not_found', 'Nobody has this number.');
  return found;
}

/** Whom a request names, by number or by id; undefined for who has no WhatsApp. */
export function findCustomer({ db }: Server, named: { to?: string | undefined; recipient?: string | undefined }) {
  const phone = named.to?.replace(/^\+/, '');
  return db.get<Customer>('select * from customer where wa_id = ? or user_id = ?', phone ?? '', named.recipient ?? '');
}

/** How deliveries name a customer. */
export function cardOf({ wa_id, user_id, name, username, shows_number }: Customer) {
  return { profile: { name, ...(username ? { username } : {}) }, ...(shows_number ? { wa_id } : {}), user_id };
}

export function addNumber({ db }: Server, accountId: string, display: string, name: string): BusinessNumber {
  const number = { id: newNumericId(), account_id: accountId, display, name };
  db.run('insert into number values (?, ?, ?, ?)', number.id, accountId, display, name);
  return number;
}

export function getNumber({ db }: Server, id: string): BusinessNumber {
  const number = db.get<BusinessNumber>('select * from number where id = ?', id);
  if (!number) throw graphRefusal(33, `Object with ID '${id}'`);
  return number;
}

export function issueToken({ db, now }: Server, accountId: string, livesMs: number | null): string {
  const token = `EAA${newSecret()}`;
  const expiresAt = livesMs === null ? null : new Date(now().getTime() + livesMs).toISOString();
  db.run('insert into token values (?, ?, ?, null)', token, accountId, expiresAt);
  return token;
}

/** The business account for which a request speaks. */
export function authenticate({ db, now }: Server, authorization: string | undefined): string {
  const [, token = ''] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
  const row = db.get<{ account_id: string; expires_at: string | null; revoked_at: string | null }>(
    'select * from token where token = ?',
    token,
  );
  if (!row || row.revoked_at !== null) throw graphRefusal(190, 'The session has been invalidated');
  if (row.expires_at !== null && row.expires_at <= now().toISOString()) throw graphRefusal(190, 'Session has expired');
  return row.account_id;
}

/** Refuses what belongs to another business as the network does. */
export function demandNumber(server: Server, accountId: string, id: string): BusinessNumber {
  const number = getNumber(server, id);
  if (number.account_id !== accountId) throw graphRefusal(33, `Object with ID '${id}'`);
  return number;
}
