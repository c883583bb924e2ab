import type { Account } from './accounts.ts';
import { missing } from './problems.ts';
import type { Server } from './store.ts';

export type Post = {
  seq: number;
  id: string;
  /** The first version of it. */
  first_id: string;
  account_id: string;
  /** What was typed. */
  text: string;
  /** The names before it that X puts there, each with its space. */
  address: string;
  reply_to: string | null;
  quote_of: string | null;
  conversation_id: string;
  reply_settings: string;
  created_at: string;
  replaced_by: string | null;
  deleted_at: string | null;
  hidden_at: string | null;
};

export const findPost = ({ db }: Server, id: string): Post | undefined =>
  db.get<Post>('select * from post where id = ? and deleted_at is null', id);

export function getPost(server: Server, id: string): Post {
  const post = findPost(server, id);
  if (!post) throw missing(id);
  return post;
}

export const namedIn = ({ db }: Server, postId: string): Account[] =>
  db.all<Account>(
    'select a.* from named n join account a on a.id = n.account_id where n.post_id = ? order by n.rowid',
    postId,
  );

export type DirectRow = {
  seq: number;
  id: string;
  room: string;
  sender_id: string;
  recipient_id: string;
  text: string;
  created_at: string;
  deleted_by: string | null;
};
