import type { Kysely } from 'kysely';
import type { Context } from '#server/context.ts';
import type { DB } from '#server/db/tables.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { hashToken, newToken } from '#server/http/token.ts';
import { dropChallenges } from './challenge.ts';
import { hashPassword } from './password.ts';
import { listMemberships } from './queries.ts';
import { forgetTries } from './throttle.ts';

const validMs = 24 * 60 * 60_000;

/** Makes a link's token with which the holder sets a new password for that login, once and within a day. */
export async function createResetLink(
  db: Kysely<DB>,
  loginId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = newToken();
  const expiresAt = new Date(now.getTime() + validMs);
  await db.deleteFrom('password_reset').where('login_id', '=', loginId).execute();
  await db
    .insertInto('password_reset')
    .values({ token_hash: hash, login_id: loginId, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
}

/** Whose password a valid link resets. Throws AppError `link_expired` for any other. */
export async function getReset(db: Kysely<DB>, token: string, now: Date): Promise<{ loginId: string; email: string }> {
  const row = await db
    .selectFrom('password_reset')
    .innerJoin('login', 'login.id', 'password_reset.login_id')
    .select(['login.id as loginId', 'login.email'])
    .where('token_hash', '=', hashToken(token))
    .where('password_reset.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) throw expired();
  return row;
}

/** Sets the password by a link, which then works no more, and ends every session of the login. */
export async function resetPassword({ db, now }: Context, token: string, password: string): Promise<void> {
  const { loginId, email } = await getReset(db.kysely, token, now());
  const hash = await hashPassword(password);
  await db.kysely.transaction().execute(async (tx) => {
    // Of two who use one link at once, only one finds it.
    const used = await tx
      .deleteFrom('password_reset')
      .where('token_hash', '=', hashToken(token))
      .returning('login_id')
      .execute();
    if (used.length === 0) throw expired();
    await tx.updateTable('login').set({ password_hash: hash }).where('id', '=', loginId).execute();
    await tx.deleteFrom('session').where('login_id', '=', loginId).execute();
    await dropChallenges(tx, loginId);
  });
  await forgetTries(db.kysely, email, now());
  for (const { workspaceId, agentId } of await listMemberships(db, loginId))
    await db.inWorkspace(workspaceId, async (tx) =>
      record(tx, {
        type: 'agent.password_reset',
        at: now(),
        actor: { kind: 'agent', id: agentId },
        subject: { kind: 'agent', id: agentId },
        detail: {},
      }),
    );
}

function expired(): AppError {
  return new AppError('not_found', 'link_expired', 'This link was used or has expired. Ask for a new one.');
}
