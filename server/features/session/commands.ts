import { type Kysely, sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Database, Tx } from '#server/db/client.ts';
import type { DB } from '#server/db/tables.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { hashToken, newToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { idleSessionMs } from './lifetime.ts';
import { hashPassword, isPassword } from './password.ts';
import { getPerson, listMemberships, type Region } from './queries.ts';
import { forgetTries, takeTry } from './throttle.ts';

export { setSessionCookie, tokenOf, userAgentOf } from './cookie.ts';
export { hashPassword } from './password.ts';
export { createResetLink } from './reset.ts';

type Credentials = { email: string; password: string; userAgent: string };

/** Opens a session for the right password. Wrong address and wrong password are one refusal, after the same time. */
export async function signIn({ db, now }: Context, { email, password, userAgent }: Credentials): Promise<string> {
  await takeTry(db.kysely, email, now());
  const login = await db.kysely
    .selectFrom('login')
    .select(['id', 'password_hash'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  const isRight = await isPassword(password, login?.password_hash);
  const membership = login && isRight ? (await listMemberships(db, login.id))[0] : undefined;
  if (!login || !membership)
    throw new AppError('unauthenticated', 'wrong_credentials', 'The e-mail address or the password is not right.');
  await forgetTries(db.kysely, email, now());
  return db.inWorkspace(membership.workspaceId, async (tx) => {
    record(tx, {
      type: 'agent.signed_in',
      at: now(),
      actor: { kind: 'agent', id: membership.agentId },
      subject: { kind: 'agent', id: membership.agentId },
      detail: {},
    });
    return openSession(tx, { loginId: login.id, workspaceId: membership.workspaceId, userAgent }, now());
  });
}

/** Writes a session and answers its token; the caller has proven who it is for. */
export async function openSession(
  db: Kysely<DB>,
  { loginId, workspaceId, userAgent }: { loginId: string; workspaceId: string; userAgent: string },
  now: Date,
): Promise<string> {
  const { token, hash } = newToken();
  await db.deleteFrom('session').where('login_id', '=', loginId).where('expires_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({
      token_hash: hash,
      login_id: loginId,
      workspace_id: workspaceId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + idleSessionMs),
      user_agent: userAgent.slice(0, 300),
    })
    .execute();
  return token;
}

/** Ends this session. */
export async function signOut(tx: Tx, viewer: Viewer, token: string, now: Date): Promise<void> {
  const { agentId } = await getPerson(tx, viewer);
  await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
  recordSignedOut(tx, agentId, false, now);
}

/** Ends one of the person's own sessions by its id. */
export async function endSession(tx: Tx, viewer: Viewer, sessionId: string, now: Date): Promise<void> {
  const { agentId, loginId } = await getPerson(tx, viewer);
  const ended = await tx
    .deleteFrom('session')
    .where('login_id', '=', loginId)
    .where(sql`substring(token_hash from 1 for 16)`, '=', Buffer.from(sessionId, 'hex'))
    .returning('login_id')
    .execute();
  if (ended.length === 0) throw notFound('session');
  recordSignedOut(tx, agentId, false, now);
}

/** Ends every session of the person's login, in other workspaces too. */
export async function signOutEverywhere(tx: Tx, viewer: Viewer, now: Date): Promise<void> {
  const { agentId, loginId } = await getPerson(tx, viewer);
  await tx.deleteFrom('session').where('login_id', '=', loginId).execute();
  recordSignedOut(tx, agentId, true, now);
}

function recordSignedOut(tx: Tx, agentId: string, everywhere: boolean, at: Date): void {
  record(tx, {
    type: 'agent.signed_out',
    at,
    actor: { kind: 'agent', id: agentId },
    subject: { kind: 'agent', id: agentId },
    detail: { everywhere },
  });
}

/** Moves a session to another workspace of its login. */
export async function switchWorkspace(
  db: Database,
  viewer: Viewer,
  { token, workspaceId }: { token: string; workspaceId: string },
): Promise<void> {
  const { loginId } = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  const memberships = await listMemberships(db, loginId);
  if (!memberships.some((membership) => membership.workspaceId === workspaceId)) throw notFound('workspace');
  await moveSession(db.kysely, token, workspaceId);
}

/** Points a session at a workspace in which its login was just found to be an agent. */
export async function moveSession(db: Kysely<DB>, token: string, workspaceId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ workspace_id: workspaceId })
    .where('token_hash', '=', hashToken(token))
    .execute();
}

type PasswordChange = { token: string; current: string; password: string };

/** Changes the person's own password; every other session of the login ends. Wrong tries count as at sign-in. */
export async function changePassword(
  { db, now }: Context,
  viewer: Viewer,
  { token, current, password }: PasswordChange,
): Promise<void> {
  const { loginId, email } = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  await takeTry(db.kysely, email, now());
  const login = await db.kysely
    .selectFrom('login')
    .select('password_hash')
    .where('id', '=', loginId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(current, login.password_hash)))
    throw new AppError('refused', 'wrong_credentials', 'The current password is not right. Nothing was changed.');
  await forgetTries(db.kysely, email, now());
  const hash = await hashPassword(password);
  await db.inWorkspace(viewer.workspaceId, async (tx) => {
    await tx.updateTable('login').set({ password_hash: hash }).where('id', '=', loginId).execute();
    await tx.deleteFrom('password_reset').where('login_id', '=', loginId).execute();
    await tx
      .deleteFrom('session')
      .where('login_id', '=', loginId)
      .where('token_hash', '!=', hashToken(token))
      .execute();
    recordChange(tx, viewer, ['password'], now());
  });
}

type Profile = { name?: string } & Region;

/** Changes the person's own name, language, locale and time zone in this workspace. */
export async function changeProfile(
  tx: Tx,
  viewer: Viewer,
  { name, language, locale, timeZone }: Profile,
  now: Date,
): Promise<void> {
  const { agentId } = await getPerson(tx, viewer);
  const changed = Object.entries({ name, language, locale, timeZone }).flatMap(([key, value]) => (value ? [key] : []));
  if (changed.length === 0) return;
  await tx
    .updateTable('agent')
    .set({ name, language, locale, time_zone: timeZone })
    .where('workspace_id', '=', viewer.workspaceId)
    .where('id', '=', agentId)
    .execute();
  recordChange(tx, viewer, changed, now);
}

function recordChange(tx: Tx, viewer: Viewer, changed: string[], at: Date): void {
  record(tx, {
    type: 'agent.changed',
    at,
    actor: actorOf(viewer),
    subject: { kind: 'agent', id: viewer.agentId },
    detail: { changed },
  });
}
