import { newId, type Server } from '../store.ts';

export type Account = { id: string; page_id: string; username: string; messages_allowed: number };
type Person = { id: string; username: string };

/** A professional account, linked to a page. */
export function linkAccount({ db, now }: Server, pageId: string, username: string): Account {
  const account = { id: newId(now()), page_id: pageId, username, messages_allowed: 1 };
  db.run('insert into ig_account (id, page_id, username) values (?, ?, ?)', account.id, pageId, username);
  return account;
}

/** A professional account without a page. */
export function addAccount({ db, now }: Server, username: string): Account {
  const id = newId(now());
  // No page has this id, so none speaks for it.
  db.run('insert into ig_account (id, page_id, username) values (?, ?, ?)', id, id, username);
  return { id, page_id: id, username, messages_allowed: 1 };
}

export function addPerson({ db, now }: Server, username: string): Person {
  const person = { id: newId(now()), username };
  db.run('insert into ig_person values (?, ?)', person.id, username);
  return person;
}

export const findAccount = ({ db }: Server, id: string): Account | undefined =>
  db.get<Account>('select * from ig_account where id = ?', id);
export const accountOfPage = ({ db }: Server, pageId: string): Account | undefined =>
  db.get<Account>('select * from ig_account where page_id = ?', pageId);
export const findPerson = ({ db }: Server, id: string): Person | undefined =>
  db.get<Person>('select * from ig_person where id = ?', id);

/** Anybody who writes there: a customer or an account of ours. */
export function authorOf(server: Server, id: string): Person {
  const { username } = findPerson(server, id) ?? findAccount(server, id) ?? { username: 'instagram_user' };
  return { id, username };
}
