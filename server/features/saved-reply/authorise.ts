import type { SavedReply } from '#contract/saved-reply.ts';
import type { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { requireActiveAgents } from '#server/features/conversation/commands.ts';
import { getTeam } from '#server/features/team/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { getSavedReply } from './queries.ts';

/** The team it is to be for, or null; throws unless the viewer may keep it there. */
export async function authorise(
  tx: Tx,
  viewer: Viewer,
  { audience, teamId }: { audience: Audience; teamId?: string | null | undefined },
): Promise<string | null> {
  if (audience === 'me') {
    if (viewer.agentId !== null) return null;
    throw new AppError(
      'refused',
      'not_possible_here',
      'What is only for oneself belongs to a person; an API key has nothing.',
    );
  }
  if (!viewer.permissions.has('saved_reply.manage'))
    throw missing(
      'Keeping this for others needs the permission saved_reply.manage. Keep it for yourself, or ask a lead.',
    );
  if (audience === 'everyone') return null;
  if (!teamId) throw new AppError('invalid', 'bad_request', 'teamId: say which team it is for.');
  return (await getTeam(tx, teamId)).id;
}

/** Who is to answer for it: oneself, or for those who manage saved replies any colleague. Throws AppError. */
export async function requireOwner(tx: Tx, viewer: Viewer, ownerId: string | null): Promise<string | null> {
  if (ownerId === null || ownerId === viewer.agentId) return ownerId;
  if (!viewer.permissions.has('saved_reply.manage'))
    throw missing('Making somebody else its owner needs the permission saved_reply.manage.');
  await requireActiveAgents(tx, [ownerId]);
  return ownerId;
}

/** One that the viewer may change. Throws AppError. */
export async function getEditable(
  tx: Tx,
  viewer: Viewer,
  replyId: string,
  asked: { now: Date; deleted?: boolean },
): Promise<SavedReply> {
  const reply = await getSavedReply(tx, viewer, replyId, asked);
  if (!reply.editable)
    throw missing(`“${reply.title}” is for others too: changing it needs the permission saved_reply.manage.`);
  return reply;
}

function missing(message: string): AppError {
  return new AppError('forbidden', 'permission_missing', message, { parameters: { permission: 'saved_reply.manage' } });
}
