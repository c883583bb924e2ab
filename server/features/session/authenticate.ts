import { type RawBuilder, sql } from 'kysely';
import { Permission } from '#contract/permissions.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Authenticate } from '#server/http/route.ts';
import { apiKeyPrefix, hashToken, sessionCookie, workspaceOfToken } from '#server/http/token.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import { seenEveryMs, sessionEnd } from './lifetime.ts';

/** Who makes a request: the agent behind the session cookie, or the API key in the Authorization header. */
export function authenticateWith(context: Context): Authenticate {
  return (request) => {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) return byApiKey(context, authorization);
    const token = request.cookies[sessionCookie];
    return token === undefined ? Promise.resolve(null) : bySession(context, token);
  };
}

async function bySession({ db, now }: Context, token: string): Promise<Viewer | null> {
  const session = await db.kysely
    .selectFrom('session')
    .select(['token_hash', 'login_id', 'workspace_id', 'created_at', 'last_seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now())
    .executeTakeFirst();
  if (!session) return null;
  if (now().getTime() - session.last_seen_at.getTime() >= seenEveryMs)
    await db.kysely
      .updateTable('session')
      .set({ last_seen_at: now(), expires_at: sessionEnd(session.created_at, now()) })
      .where('token_hash', '=', session.token_hash)
      .execute();
  const workspaceId = session.workspace_id as WorkspaceId;
  return db.inWorkspace(workspaceId, (tx) => agentViewer(tx, sql`a.login_id = ${session.login_id}`));
}

/** Who asked for work that goes on without them, with the rights they have now; null when they may do nothing here any more. */
export async function findAsker(tx: Tx, asker: { agentId: string } | { apiKeyId: string }): Promise<Viewer | null> {
  if ('agentId' in asker) return agentViewer(tx, sql`a.id = ${asker.agentId}`);
  const key = await tx
    .selectFrom('api_key')
    .select(['id', 'scopes'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', asker.apiKeyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return key ? keyViewer(tx, key) : null;
}

async function agentViewer(tx: Tx, which: RawBuilder<unknown>): Promise<Viewer | null> {
  const { rows } = await sql<{ id: string; permissions: string[]; team_ids: string[]; lacks_second_step: boolean }>`
    select a.id,
      array(select distinct unnest(r.permissions) from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
        where ar.workspace_id = a.workspace_id and ar.agent_id = a.id) as permissions,
      array(select m.team_id from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id) as team_ids,
      w.needs_second_step and not exists (
        select from second_step s where s.login_id = a.login_id and s.confirmed_at is not null) as lacks_second_step
    from agent a join workspace w on w.id = a.workspace_id
    where a.workspace_id = ${tx.workspaceId} and ${which} and a.state = 'active'`.execute(tx);
  const agent = rows[0];
  if (!agent) return null;
  const lacksSecondStep = agent.lacks_second_step;
  const permissions = lacksSecondStep ? new Set<Permission>() : known(agent.permissions);
  const reach = !permissions.has('inbox.read')
    ? 'escalated'
    : permissions.has('people.manage') || permissions.has('audit.read') || agent.team_ids.length === 0
      ? 'all'
      : 'teams';
  return {
    workspaceId: tx.workspaceId,
    agentId: agent.id,
    apiKeyId: null,
    permissions,
    reach,
    teamIds: agent.team_ids,
    lacksSecondStep,
  };
}

async function byApiKey({ db, now }: Context, authorization: string): Promise<Viewer | null> {
  const token = authorization.replace(/^Bearer /, '');
  const workspaceId = workspaceOfToken(apiKeyPrefix, token);
  if (workspaceId === null) return null;
  return db.inWorkspace(workspaceId, async (tx) => {
    const key = await tx
      .selectFrom('api_key')
      .select(['id', 'scopes', 'last_used_at'])
      .where('workspace_id', '=', workspaceId)
      .where('hash', '=', hashToken(token))
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (!key) return null;
    if (now().getTime() - (key.last_used_at?.getTime() ?? 0) >= seenEveryMs)
      await tx
        .updateTable('api_key')
        .set({ last_used_at: now() })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', key.id)
        .execute();
    return keyViewer(tx, key);
  });
}

function keyViewer(tx: Tx, { id, scopes }: { id: string; scopes: string[] }): Viewer {
  return {
    workspaceId: tx.workspaceId,
    agentId: null,
    apiKeyId: id,
    permissions: known(scopes),
    reach: 'all',
    teamIds: [],
  };
}

function known(names: string[]): ReadonlySet<Permission> {
  return new Set(names.flatMap((name) => Permission.safeParse(name).data ?? []));
}
