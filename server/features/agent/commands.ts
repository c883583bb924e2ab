import type { RoleKey } from '#contract/permissions.ts';
import type { Context } from '#server/context.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { resetSecondStepOf } from '#server/features/second-step/commands.ts';
import { createResetLink } from '#server/features/session/commands.ts';
import { getPerson, listMemberships } from '#server/features/session/queries.ts';
import { endShift } from '#server/features/work/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type AgentRecord, getAgent, getRolePermissions } from './queries.ts';
import { refuseAbove } from './rank.ts';

export { refuseAbove } from './rank.ts';

type RoleChange = { agentId: string; role: RoleKey };

/** Gives a colleague another role. Nobody gives or takes rights they do not hold, and one owner always stays. */
export async function changeRole(tx: Tx, viewer: Viewer, { agentId, role }: RoleChange, now: Date): Promise<void> {
  await lockPeople(tx);
  const agent = await getAgent(tx, agentId);
  refuseAbove(viewer.permissions, agent.permissions, agent.name);
  refuseAbove(viewer.permissions, await getRolePermissions(tx, role), `The role ${role}`);
  if (agent.role === role) return;
  if (agent.state === 'active') await refuseLastOwner(tx, agent);
  await tx
    .deleteFrom('agent_role')
    .where('workspace_id', '=', tx.workspaceId)
    .where('agent_id', '=', agentId)
    .execute();
  await tx
    .insertInto('agent_role')
    .values({ workspace_id: tx.workspaceId, agent_id: agentId, role_key: role })
    .execute();
  await withdrawInvitations(tx, viewer, agentId, now);
  record(tx, {
    type: 'agent.role_changed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'agent', id: agentId },
    detail: { from: agent.role, to: role },
  });
}

/** Ends a colleague's access to this workspace at once; their sessions elsewhere go on. */
export async function deactivateAgent(tx: Tx, viewer: Viewer, agentId: string, now: Date): Promise<void> {
  await lockPeople(tx);
  const agent = await getAgent(tx, agentId);
  refuseAbove(viewer.permissions, agent.permissions, agent.name);
  if (agent.state === 'deactivated') return;
  await refuseLastOwner(tx, agent);
  await setState(tx, agentId, 'deactivated');
  await tx
    .deleteFrom('session')
    .where('login_id', '=', agent.loginId)
    .where('workspace_id', '=', tx.workspaceId)
    .execute();
  await withdrawInvitations(tx, viewer, agentId, now);
  await endShift(tx, actorOf(viewer), agentId, now);
  recordState(tx, viewer, agentId, 'agent.deactivated', now);
}

/** Gives a deactivated colleague their access back. */
export async function reactivateAgent(tx: Tx, viewer: Viewer, agentId: string, now: Date): Promise<void> {
  await lockPeople(tx);
  const agent = await getAgent(tx, agentId);
  refuseAbove(viewer.permissions, agent.permissions, agent.name);
  if (agent.state === 'active') return;
  await setState(tx, agentId, 'active');
  recordState(tx, viewer, agentId, 'agent.reactivated', now);
}

/**
 * Makes a link with which a colleague sets a new password. A login may belong to several workspaces, so the caller must
 * stand above it in each of them: else a link made here would open another workspace.
 */
export async function createPasswordReset(
  { db, now }: Context,
  viewer: Viewer,
  agentId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const agent = await getOwnLogin(db, viewer, agentId);
  return db.inWorkspace(viewer.workspaceId, async (tx) => {
    record(tx, {
      type: 'agent.reset_link_made',
      at: now(),
      actor: actorOf(viewer),
      subject: { kind: 'agent', id: agentId },
      detail: {},
    });
    return createResetLink(tx, agent.loginId, now());
  });
}

/** Takes the second step from a colleague who lost it, under the rule of `createPasswordReset`; never one's own. */
export async function resetSecondStep({ db, now }: Context, viewer: Viewer, agentId: string): Promise<void> {
  if (agentId === viewer.agentId)
    throw new AppError(
      'forbidden',
      'not_possible_here',
      'Turn off your own second step in Your account, with your password and a code.',
    );
  const { loginId } = await getOwnLogin(db, viewer, agentId);
  await db.inWorkspace(viewer.workspaceId, (tx) => resetSecondStepOf(tx, viewer, { loginId, agentId }, now()));
}

/** A colleague whose login the viewer stands above wherever it is an agent. Throws AppError `forbidden`. */
async function getOwnLogin(db: Database, viewer: Viewer, agentId: string): Promise<AgentRecord> {
  const { agent, caller } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const agent = await getAgent(tx, agentId);
    refuseAbove(viewer.permissions, agent.permissions, agent.name);
    return { agent, caller: (await getPerson(tx, viewer)).loginId };
  });
  if (caller !== agent.loginId) await refuseForeignLogin(db, viewer, { caller, target: agent });
  return agent;
}

async function refuseForeignLogin(
  db: Database,
  viewer: Viewer,
  { caller, target }: { caller: string; target: AgentRecord },
): Promise<void> {
  const own = new Map((await listMemberships(db, caller)).map((one) => [one.workspaceId, one.agentId]));
  for (const { workspaceId, agentId } of await listMemberships(db, target.loginId)) {
    if (workspaceId === viewer.workspaceId) continue;
    const ownAgentId = own.get(workspaceId);
    const isAbove =
      ownAgentId !== undefined &&
      (await db.inWorkspace(workspaceId, async (tx) => {
        const held = new Set((await getAgent(tx, ownAgentId)).permissions);
        return held.has('people.manage') && (await getAgent(tx, agentId)).permissions.every((one) => held.has(one));
      }));
    if (!isAbove)
      throw new AppError(
        'forbidden',
        'not_possible_here',
        `${target.name} also works in a workspace that you do not manage. Whoever runs Earshot can do this on the command line with reset-password.`,
      );
  }
}

/** Serialises changes of people in this workspace, so that two owners cannot remove each other at once. */
export async function lockPeople(tx: Tx): Promise<void> {
  await tx.selectFrom('workspace').select('id').where('id', '=', tx.workspaceId).forNoKeyUpdate().execute();
}

async function refuseLastOwner(tx: Tx, agent: AgentRecord): Promise<void> {
  if (agent.role !== 'owner') return;
  const other = await tx
    .selectFrom('agent_role')
    .innerJoin('agent', (join) =>
      join.onRef('agent.workspace_id', '=', 'agent_role.workspace_id').onRef('agent.id', '=', 'agent_role.agent_id'),
    )
    .select('agent.id')
    .where('agent_role.workspace_id', '=', tx.workspaceId)
    .where('agent_role.role_key', '=', 'owner')
    .where('agent.state', '=', 'active')
    .where('agent.id', '!=', agent.id)
    .limit(1)
    .executeTakeFirst();
  if (!other)
    throw new AppError(
      'refused',
      'last_owner',
      `${agent.name} is the last owner of this workspace. Make somebody else an owner first.`,
      { parameters: { name: agent.name } },
    );
}

/** A link that somebody made with the rights they had then is no way back to these rights. */
async function withdrawInvitations(tx: Tx, viewer: Viewer, agentId: string, now: Date): Promise<void> {
  const withdrawn = await tx
    .deleteFrom('invitation')
    .where('workspace_id', '=', tx.workspaceId)
    .where('invited_by', '=', agentId)
    .where('accepted_at', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of withdrawn)
    record(tx, {
      type: 'agent.invitation_revoked',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'invitation', id },
      detail: {},
    });
}

async function setState(tx: Tx, agentId: string, state: AgentRecord['state']): Promise<void> {
  await tx
    .updateTable('agent')
    .set({ state })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', agentId)
    .execute();
}

function recordState(
  tx: Tx,
  viewer: Viewer,
  agentId: string,
  type: 'agent.deactivated' | 'agent.reactivated',
  at: Date,
): void {
  record(tx, { type, at, actor: actorOf(viewer), subject: { kind: 'agent', id: agentId }, detail: {} });
}
