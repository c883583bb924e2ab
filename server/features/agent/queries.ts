import { sql } from 'kysely';
import type { Agent, Role } from '#contract/people.ts';
import { Permission, RoleKey } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** Everybody in the workspace by name, the deactivated included. */
export async function listAgents(tx: Tx, viewer: Viewer): Promise<Agent[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    role: string;
    state: Agent['state'];
    team_ids: string[];
    created_at: Date;
    last_seen_at: Date | null;
    has_second_step: boolean;
    sign_off: string;
    is_shielded: boolean;
  }>`
    select a.id, a.name, l.email, a.state, a.created_at, a.sign_off, a.shielded_at is not null as is_shielded,
      (select min(ar.role_key) from agent_role ar where ar.workspace_id = a.workspace_id and ar.agent_id = a.id) as role,
      array(select m.team_id from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id) as team_ids,
      (select max(s.last_seen_at) from session s where s.login_id = a.login_id and s.workspace_id = a.workspace_id) as last_seen_at,
      exists (select from second_step t where t.login_id = a.login_id and t.confirmed_at is not null) as has_second_step
    from agent a join login l on l.id = a.login_id
    where a.workspace_id = ${viewer.workspaceId}
    order by lower(a.name), a.id`.execute(tx);
  const mayManage = viewer.permissions.has('people.manage');
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: mayManage || row.id === viewer.agentId ? row.email : null,
    role: RoleKey.parse(row.role),
    state: row.state,
    teamIds: row.team_ids,
    joinedAt: row.created_at.toISOString(),
    lastSeenAt: mayManage ? (row.last_seen_at?.toISOString() ?? null) : null,
    hasSecondStep: mayManage ? row.has_second_step : null,
    signOff: row.sign_off,
    isShielded: row.is_shielded,
  }));
}

/** The roles of the workspace in their standard order. */
export async function listRoles(tx: Tx): Promise<Role[]> {
  const rows = await tx
    .selectFrom('role')
    .select(['key', 'permissions'])
    .where('workspace_id', '=', tx.workspaceId)
    .execute();
  const permissionsOf = new Map(rows.map((row) => [row.key, row.permissions]));
  return RoleKey.options.map((key) => ({
    key,
    permissions: (permissionsOf.get(key) ?? []).flatMap((name) => Permission.safeParse(name).data ?? []),
  }));
}

/** What a role allows. */
export async function getRolePermissions(tx: Tx, key: RoleKey): Promise<string[]> {
  const role = await tx
    .selectFrom('role')
    .select('permissions')
    .where('workspace_id', '=', tx.workspaceId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!role) throw notFound('role');
  return role.permissions;
}

export type AgentRecord = {
  id: string;
  loginId: string;
  name: string;
  state: Agent['state'];
  role: RoleKey;
  permissions: string[];
};

/** One colleague with what their role allows. Throws AppError `not_found`. */
export async function getAgent(tx: Tx, agentId: string): Promise<AgentRecord> {
  const row = await tx
    .selectFrom('agent')
    .innerJoin('agent_role', (join) =>
      join.onRef('agent_role.workspace_id', '=', 'agent.workspace_id').onRef('agent_role.agent_id', '=', 'agent.id'),
    )
    .innerJoin('role', (join) =>
      join.onRef('role.workspace_id', '=', 'agent.workspace_id').onRef('role.key', '=', 'agent_role.role_key'),
    )
    .select(['agent.id', 'agent.login_id', 'agent.name', 'agent.state', 'role.key', 'role.permissions'])
    .where('agent.workspace_id', '=', tx.workspaceId)
    .where('agent.id', '=', agentId)
    .executeTakeFirst();
  if (!row) throw notFound('agent');
  return {
    id: row.id,
    loginId: row.login_id,
    name: row.name,
    state: row.state as Agent['state'],
    role: RoleKey.parse(row.key),
    permissions: row.permissions,
  };
}
