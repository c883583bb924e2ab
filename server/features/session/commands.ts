import { type Kysely, sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Database, Tx } from '#server/db/client.ts';
import type { DB } from '#server/db/tables.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { hasSecondStep } from '#server/features/second-step/queries.ts';
import { beginShift, endShiftWithLastSession } from '#server/features/work/commands.ts';
import { hashToken, newToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { dropChallenges, openChallenge } from './challenge.ts';
import { idleSessionMs } from './lifetime.ts';
import { hashPassword, isPassword } from './password.ts';
import { getPerson, listMemberships, type Region } from './queries.ts';
import { forgetTries, takeTry } from './throttle.ts';

export { closeChallenge, dropChallenges, loginOfChallenge, signInExpired } from './challenge.ts';
export { setSessionCookie, tokenOf, userAgentOf } from './cookie.ts';
export { hashPassword } from './password.ts';
export { createResetLink } from './reset.ts';
export { forgetTries, takeTry } from './throttle.ts';

type Credentials = { email: string; password: string; userAgent: string };
/** The session's token, or, where the login has a second step, the challenge that it must name. */
type SignedIn = { token: string; challenge: null } | { token: null; challenge: string };

/** Opens a session for the right password. Wrong address and wrong password are one refusal, after the same time. */
export async function signIn({ db, now }: Context, { email, password, userAgent }: Credentials): Promise<SignedIn> {
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
  if (await hasSecondStep(db.kysely, login.id))
    return { token: null, challenge: await openChallenge(db.kysely, login.id, now()) };
  const { workspaceId, agentId } = membership;
  const token = await db.inWorkspace(workspaceId, (tx) =>
    enter(tx, { loginId: login.id, workspaceId, agentId, userAgent }, now()),
  );
  return { token, challenge: null };
}

type Entrance = { loginId: string; workspaceId: string; agentId: string; userAgent: string };

/** Signs a person in who has proven everything asked for; answers the session's token. */
export async function enter(tx: Tx, { agentId, ...session }: Entrance, now: Date): Promise<string> {
  record(tx, {
    type: 'agent.signed_in',
    at: now,
    actor: { kind: 'agent', id: agentId },
    subject: { kind: 'agent', id: agentId },
    detail: {},
  });
  await beginShift(tx, agentId, now);
  return openSession(tx, session, now);
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
  await noteSignedOut(tx, agentId, false, now);
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
  await noteSignedOut(tx, agentId, false, now);
}

/** Ends every session of the person's login, in other workspaces too. */
export async function signOutEverywhere(tx: Tx, viewer: Viewer, now: Date): Promise<void> {
  const { agentId, loginId } = await getPerson(tx, viewer);
  await tx.deleteFrom('session').where('login_id', '=', loginId).execute();
  await dropChallenges(tx, loginId);
  await noteSignedOut(tx, agentId, true, now);
}

/** Whoever is signed in nowhere any more is off shift. */
async function noteSignedOut(tx: Tx, agentId: string, everywhere: boolean, at: Date): Promise<void> {
  const actor = { kind: 'agent', id: agentId } as const;
  record(tx, { type: 'agent.signed_out', at, actor, subject: { kind: 'agent', id: agentId }, detail: { everywhere } });
  await endShiftWithLastSession(tx, actor, agentId, at);
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

/** Ends the sessions of a login but the one with this token, and what waits for a second step. */
export async function endOtherSessions(tx: Tx, loginId: string, token: string): Promise<void> {
  await tx.deleteFrom('session').where('login_id', '=', loginId).where('token_hash', '!=', hashToken(token)).execute();
  await dropChallenges(tx, loginId);
}

/** Throws AppError `wrong_credentials` unless it is that login's password. Wrong tries count as at sign-in. */
export async function provePassword(
  { db, now }: Context,
  { loginId, email }: { loginId: string; email: string },
  password: string,
): Promise<void> {
  await takeTry(db.kysely, email, now());
  const login = await db.kysely
    .selectFrom('login')
    .select('password_hash')
    .where('id', '=', loginId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(password, login.password_hash)))
    throw new AppError('refused', 'wrong_credentials', 'The current password is not right. Nothing was changed.');
  await forgetTries(db.kysely, email, now());
}

type PasswordChange = { token: string; current: string; password: string };

/** Changes the person's own password; every other session of the login ends. */
export async function changePassword(
  context: Context,
  viewer: Viewer,
  { token, current, password }: PasswordChange,
): Promise<void> {
  const { db, now } = context;
  const { loginId, email } = await db.inWorkspace(viewer.workspaceId, (tx) => getPerson(tx, viewer));
  await provePassword(context, { loginId, email }, current);
  const hash = await hashPassword(password);
  await db.inWorkspace(viewer.workspaceId, async (tx) => {
    await tx.updateTable('login').set({ password_hash: hash }).where('id', '=', loginId).execute();
    await tx.deleteFrom('password_reset').where('login_id', '=', loginId).execute();
    await endOtherSessions(tx, loginId, token);
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
