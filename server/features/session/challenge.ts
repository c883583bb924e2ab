import type { Kysely } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import { AppError } from '#server/errors.ts';
import { hashToken, newToken } from '#server/http/token.ts';

const validMs = 10 * 60_000;

/** Notes that the password was right and the second step is owed; answers the token that the second step names. */
export async function openChallenge(db: Kysely<DB>, loginId: string, now: Date): Promise<string> {
  const { token, hash } = newToken();
  await db.deleteFrom('sign_in_challenge').where('login_id', '=', loginId).where('expires_at', '<=', now).execute();
  await db
    .insertInto('sign_in_challenge')
    .values({ token_hash: hash, login_id: loginId, expires_at: new Date(now.getTime() + validMs) })
    .execute();
  return token;
}

/** Whose sign-in waits for its second step. Throws AppError `sign_in_expired`. */
export async function loginOfChallenge(db: Kysely<DB>, token: string, now: Date): Promise<string> {
  const row = await db
    .selectFrom('sign_in_challenge')
    .select('login_id')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row) throw signInExpired();
  return row.login_id;
}

/** Takes the challenge away; false when another request was first. */
export async function closeChallenge(db: Kysely<DB>, token: string): Promise<boolean> {
  const closed = await db
    .deleteFrom('sign_in_challenge')
    .where('token_hash', '=', hashToken(token))
    .returning('login_id')
    .execute();
  return closed.length > 0;
}

/** Ends every sign-in of a login that waits for its second step. */
export async function dropChallenges(db: Kysely<DB>, loginId: string): Promise<void> {
  await db.deleteFrom('sign_in_challenge').where('login_id', '=', loginId).execute();
}

export function signInExpired(): AppError {
  return new AppError(
    'unauthenticated',
    'sign_in_expired',
    'This sign-in took too long. Start again with the password.',
  );
}
