import { sql } from 'kysely';
import type { LanguageCode } from '#contract/language.ts';
import type { OpenSession, Session, WorkspaceRef } from '#contract/session.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { hasSecondStep } from '#server/features/second-step/queries.ts';
import { hashToken } from '#server/http/token.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';

export { findAsker } from './authenticate.ts';

export type Person = { agentId: string; loginId: string; email: string };

/** The person behind a viewer. Throws AppError `forbidden` for an API key, which is none. */
export async function getPerson(tx: Tx, viewer: Viewer): Promise<Person> {
  if (viewer.agentId === null)
    throw new AppError('forbidden', 'not_possible_here', 'An API key is no person. Sign in to do this.');
  const row = await tx
    .selectFrom('agent')
    .innerJoin('login', 'login.id', 'agent.login_id')
    .select(['agent.id as agentId', 'login.id as loginId', 'login.email'])
    .where('agent.workspace_id', '=', viewer.workspaceId)
    .where('agent.id', '=', viewer.agentId)
    .executeTakeFirst();
  if (!row) throw notFound('agent');
  return row;
}

/** How a person reads the screen. */
export type Region = { language?: LanguageCode; locale?: string; timeZone?: string };

/** A person's name and region in this workspace. */
export async function getSelf(tx: Tx, agentId: string): Promise<{ name: string } & Required<Region>> {
  const { language, ...agent } = await tx
    .selectFrom('agent')
    .select(['name', 'language', 'locale', 'time_zone as timeZone'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  // Written only by way of the contract.
  return { ...agent, language: language as LanguageCode };
}

export type Membership = { workspaceId: WorkspaceId; agentId: string; name: string; kind: WorkspaceRef['kind'] };

/** The workspaces in which a login is an active agent: live ones first, then by age. */
export async function listMemberships(db: Database, loginId: string): Promise<Membership[]> {
  return db.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('app.login', ${loginId}, true)`.execute(tx);
    const rows = await tx
      .selectFrom('agent')
      .innerJoin('workspace', 'workspace.id', 'agent.workspace_id')
      .select(['agent.workspace_id', 'agent.id', 'workspace.name', 'workspace.kind'])
      .where('agent.login_id', '=', loginId)
      .where('agent.state', '=', 'active')
      .orderBy(sql`workspace.kind = 'live'`, 'desc')
      .orderBy('workspace.created_at')
      .execute();
    // Minted here: the login was proven by a session or a password before anybody asks for its workspaces.
    return rows.map((row) => ({
      workspaceId: row.workspace_id as WorkspaceId,
      agentId: row.id,
      name: row.name,
      kind: row.kind as WorkspaceRef['kind'],
    }));
  });
}

export async function getSessionView(db: Database, viewer: Viewer): Promise<Session> {
  const { person, self, isNeeded } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const person = await getPerson(tx, viewer);
    const { needs_second_step: isNeeded } = await tx
      .selectFrom('workspace')
      .select('needs_second_step')
      .where('id', '=', viewer.workspaceId)
      .executeTakeFirstOrThrow();
    return { person, self: await getSelf(tx, person.agentId), isNeeded };
  });
  const memberships = await listMemberships(db, person.loginId);
  const workspaces = memberships.map(({ workspaceId, name, kind }) => ({ id: workspaceId, name, kind }));
  const workspace = workspaces.find(({ id }) => id === viewer.workspaceId);
  if (!workspace) throw notFound('workspace');
  return {
    agent: { id: person.agentId, email: person.email, ...self },
    workspace,
    workspaces,
    permissions: [...viewer.permissions],
    secondStep: { isOn: await hasSecondStep(db.kysely, person.loginId), isNeeded },
  };
}

/** Where a login is signed in: this browser first, then by last use. A session's id is the start of its token's hash. */
export async function listSessions(
  tx: Tx,
  viewer: Viewer,
  token: string | undefined,
  now: Date,
): Promise<OpenSession[]> {
  const { loginId } = await getPerson(tx, viewer);
  const rows = await tx
    .selectFrom('session')
    .select(['token_hash', 'user_agent', 'created_at', 'last_seen_at'])
    .where('login_id', '=', loginId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  const own = token === undefined ? null : sessionId(hashToken(token));
  const sessions = rows.map((row) => ({
    id: sessionId(row.token_hash),
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    isThis: sessionId(row.token_hash) === own,
  }));
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

const sessionId = (hash: Buffer) => hash.subarray(0, 16).toString('hex');
