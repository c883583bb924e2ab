import { type RoleKey, standardRoles } from '#contract/permissions.ts';
import type { Database } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { newToken } from '#server/http/token.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';

/** A workspace with its roles and event head. */
export async function aWorkspace(
  db: Database,
  { kind = 'live', name = 'Acme' }: { kind?: string; name?: string } = {},
): Promise<WorkspaceId> {
  const id = newId() as WorkspaceId;
  const now = new Date();
  await db.kysely.insertInto('workspace').values({ id, name, kind, created_at: now }).execute();
  await db.inWorkspace(id, async (tx) => {
    await tx.insertInto('event_head').values({ workspace_id: id }).execute();
    await tx.insertInto('conversation_counter').values({ workspace_id: id }).execute();
    const roles = Object.entries(standardRoles).map(([key, permissions]) => ({
      workspace_id: id,
      key,
      permissions: [...permissions],
    }));
    await tx.insertInto('role').values(roles).execute();
  });
  return id;
}

export type TestAgent = { agentId: string; loginId: string; session: string; viewer: Viewer };

/** A person with a role, a login and an open session. */
export async function anAgent(
  db: Database,
  workspaceId: WorkspaceId,
  {
    role = 'agent',
    name = 'Ana',
    teamIds = [],
    email,
  }: { role?: RoleKey; name?: string; teamIds?: string[]; email?: string } = {},
): Promise<TestAgent> {
  const now = new Date();
  const loginId = newId();
  const agentId = newId();
  const { token, hash } = newToken();
  await db.kysely
    .insertInto('login')
    .values({ id: loginId, email: email ?? `${agentId}@example.test`, password_hash: 'none', created_at: now })
    .execute();
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx
      .insertInto('agent')
      .values({ workspace_id: workspaceId, id: agentId, login_id: loginId, name, created_at: now })
      .execute();
    await tx
      .insertInto('agent_role')
      .values({ workspace_id: workspaceId, agent_id: agentId, role_key: role })
      .execute();
    for (const teamId of teamIds)
      await tx
        .insertInto('team_member')
        .values({ workspace_id: workspaceId, team_id: teamId, agent_id: agentId })
        .execute();
  });
  await db.kysely
    .insertInto('session')
    .values({
      token_hash: hash,
      login_id: loginId,
      workspace_id: workspaceId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 86_400_000),
    })
    .execute();
  const permissions = new Set(standardRoles[role]);
  const reach = role === 'agent' && teamIds.length > 0 ? 'teams' : 'all';
  return {
    agentId,
    loginId,
    session: token,
    viewer: { workspaceId, agentId, apiKeyId: null, permissions, reach, teamIds },
  };
}
