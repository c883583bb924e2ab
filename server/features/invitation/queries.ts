import type { Invitation } from '#contract/people.ts';
import { RoleKey } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { hashToken, workspaceOfLink } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** Prefix of every invitation's token. */
export const invitationPrefix = 'in';

/** Invitations nobody has accepted, newest first; the expired ones too, so that they can be made again. */
export async function listInvitations(tx: Tx, now: Date): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('invitation')
    .leftJoin('agent', (join) =>
      join.onRef('agent.workspace_id', '=', 'invitation.workspace_id').onRef('agent.id', '=', 'invitation.invited_by'),
    )
    .select([
      'invitation.id',
      'invitation.role_key',
      'invitation.team_id',
      'invitation.note',
      'invitation.created_at',
      'invitation.expires_at',
      'agent.name as inviter',
    ])
    .where('invitation.workspace_id', '=', tx.workspaceId)
    .where('invitation.accepted_at', 'is', null)
    .orderBy('invitation.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    role: RoleKey.parse(row.role_key),
    teamId: row.team_id,
    note: row.note,
    invitedBy: row.inviter,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    isExpired: row.expires_at <= now,
  }));
}

/** The workspace behind a link. Throws AppError `link_expired` for what is no link of ours. */
export const workspaceOfInvite = (token: string): WorkspaceId => workspaceOfLink(invitationPrefix, token, expired);

export type OpenInvitation = {
  id: string;
  role: RoleKey;
  teamId: string | null;
  inviter: string | null;
  workspaceName: string;
  expiresAt: Date;
};

/**
 * The invitation behind a link, locked until the transaction ends, so that of two who use it at once one finds it used.
 * Throws AppError `link_expired` when it was used, revoked or is too old.
 */
export async function takeInvitation(tx: Tx, token: string, now: Date): Promise<OpenInvitation> {
  const row = await tx
    .selectFrom('invitation')
    .innerJoin('workspace', 'workspace.id', 'invitation.workspace_id')
    .leftJoin('agent', (join) =>
      join.onRef('agent.workspace_id', '=', 'invitation.workspace_id').onRef('agent.id', '=', 'invitation.invited_by'),
    )
    .select([
      'invitation.id',
      'invitation.role_key',
      'invitation.team_id',
      'invitation.expires_at',
      'workspace.name as workspace_name',
      'agent.name as inviter',
    ])
    .where('invitation.workspace_id', '=', tx.workspaceId)
    .where('invitation.token_hash', '=', hashToken(token))
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .forUpdate('invitation')
    .executeTakeFirst();
  if (!row) throw expired();
  return {
    id: row.id,
    role: RoleKey.parse(row.role_key),
    teamId: row.team_id,
    inviter: row.inviter,
    workspaceName: row.workspace_name,
    expiresAt: row.expires_at,
  };
}

function expired(): AppError {
  return new AppError(
    'not_found',
    'link_expired',
    'This invitation was used, withdrawn or has expired. Ask for a new one.',
  );
}
