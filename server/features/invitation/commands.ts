import { sql } from 'kysely';
import type { Invitation } from '#contract/people.ts';
import type { RoleKey } from '#contract/permissions.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { lockPeople, refuseAbove } from '#server/features/agent/commands.ts';
import { getRolePermissions } from '#server/features/agent/queries.ts';
import { hashPassword, moveSession, openSession } from '#server/features/session/commands.ts';
import { getPerson, getSelf, type Region } from '#server/features/session/queries.ts';
import { getTeam } from '#server/features/team/queries.ts';
import { insertAgent } from '#server/features/workspace/commands.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import {
  invitationPrefix,
  listInvitations,
  type OpenInvitation,
  takeInvitation,
  workspaceOfInvite,
} from './queries.ts';

const validMs = 7 * 24 * 60 * 60_000;

type NewInvitation = { role: RoleKey; teamId?: string | null; note?: string };

/** Makes a link for one person. Throws AppError `forbidden` for a role with rights the caller does not hold. */
export async function createInvitation(
  tx: Tx,
  viewer: Viewer,
  { role, teamId = null, note = '' }: NewInvitation,
  now: Date,
): Promise<{ invitation: Invitation; token: string }> {
  await lockPeople(tx);
  refuseAbove(viewer.permissions, await getRolePermissions(tx, role), `The role ${role}`);
  if (teamId !== null) await getTeam(tx, teamId);
  const { token, hash } = newWorkspaceToken(invitationPrefix, tx.workspaceId);
  const id = newId(now);
  await tx
    .insertInto('invitation')
    .values({
      workspace_id: tx.workspaceId,
      id,
      token_hash: hash,
      role_key: role,
      team_id: teamId,
      note,
      invited_by: viewer.agentId,
      expires_at: new Date(now.getTime() + validMs),
      created_at: now,
    })
    .execute();
  record(tx, {
    type: 'agent.invited',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'invitation', id },
    detail: { role },
  });
  const invitation = (await listInvitations(tx, now)).find((one) => one.id === id);
  if (!invitation) throw notFound('invitation');
  return { invitation, token };
}

/** Makes an invitation worthless. */
export async function revokeInvitation(tx: Tx, viewer: Viewer, invitationId: string, now: Date): Promise<void> {
  const gone = await tx
    .deleteFrom('invitation')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .returning('id')
    .execute();
  if (gone.length === 0) throw notFound('invitation');
  record(tx, {
    type: 'agent.invitation_revoked',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'invitation', id: invitationId },
    detail: {},
  });
}

type NewPerson = { name: string; email: string; password: string } & Region;

/** Joins by a link with a new login; answers the session's token. */
export async function acceptInvitation(
  { db, now }: Context,
  { token, person, userAgent }: { token: string; person: NewPerson; userAgent: string },
): Promise<string> {
  const workspaceId = workspaceOfInvite(token);
  await db.inWorkspace(workspaceId, (tx) => takeInvitation(tx, token, now()));
  const passwordHash = await hashPassword(person.password);
  return db.inWorkspace(workspaceId, async (tx) => {
    const invitation = await takeInvitation(tx, token, now());
    const loginId = newId(now());
    const added = await tx
      .insertInto('login')
      .values({ id: loginId, email: person.email, password_hash: passwordHash, created_at: now() })
      .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
      .returning('id')
      .execute();
    if (added.length === 0)
      throw new AppError(
        'conflict',
        'login_taken',
        'There is a login with this e-mail address already. Sign in with it and open the invitation again.',
      );
    await join(tx, invitation, { loginId, ...person }, now());
    return openSession(tx, { loginId, workspaceId, userAgent }, now());
  });
}

/** Joins by a link with the login of a session, which then moves to the new workspace. */
export async function joinWithLogin(
  { db, now }: Context,
  viewer: Viewer,
  { token, sessionToken }: { token: string; sessionToken: string },
): Promise<void> {
  const workspaceId = workspaceOfInvite(token);
  const person = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const { loginId, agentId } = await getPerson(tx, viewer);
    return { loginId, ...(await getSelf(tx, agentId)) };
  });
  await db.inWorkspace(workspaceId, async (tx) => {
    const invitation = await takeInvitation(tx, token, now());
    await lockPeople(tx);
    const known = await tx
      .selectFrom('agent')
      .select('state')
      .where('workspace_id', '=', workspaceId)
      .where('login_id', '=', person.loginId)
      .executeTakeFirst();
    if (known?.state === 'deactivated')
      throw new AppError(
        'forbidden',
        'not_possible_here',
        'Your access to this workspace was ended. Ask its owner to reactivate it.',
      );
    // Who is in already keeps the link for the person it was made for.
    if (!known) await join(tx, invitation, person, now());
    await moveSession(tx, sessionToken, workspaceId);
  });
}

type Joining = { loginId: string; name: string } & Region;

async function join(tx: Tx, invitation: OpenInvitation, person: Joining, now: Date): Promise<void> {
  const agentId = await insertAgent(tx, { ...person, role: invitation.role }, now);
  if (invitation.teamId !== null)
    await tx
      .insertInto('team_member')
      .values({ workspace_id: tx.workspaceId, team_id: invitation.teamId, agent_id: agentId })
      .execute();
  await tx
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', invitation.id)
    .execute();
}
