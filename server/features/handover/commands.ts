import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getHandover } from './queries.ts';

/**
 * The next shift has taken over, or takes that back. Whoever comes second changes nothing. Throws `permission_missing` for
 * who is not of it, `not_possible_here` for taking back what another said.
 */
export async function confirmHandover(
  tx: Tx,
  viewer: Viewer,
  { handoverId, confirmed }: { handoverId: string; confirmed: boolean },
  now: Date,
): Promise<void> {
  await tx
    .selectFrom('handover')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', handoverId)
    .forUpdate()
    .executeTakeFirst();
  const { items, confirmedBy, mayConfirm } = await getHandover(tx, viewer, handoverId, now);
  if (!mayConfirm)
    throw new AppError('forbidden', 'permission_missing', 'Only who follows, or is on call now, can confirm this.', {
      parameters: { permission: 'policy.manage' },
    });
  if ((confirmedBy !== null) === confirmed) return;
  if (!confirmed && confirmedBy !== viewer.agentId)
    throw new AppError('conflict', 'not_possible_here', 'Somebody else confirmed it. Only they can take that back.');
  const taken = confirmed && items ? items : null;
  await tx
    .updateTable('handover')
    .set({
      confirmed_at: confirmed ? now : null,
      confirmed_by: confirmed ? viewer.agentId : null,
      clocks: taken?.clocks.length ?? null,
      pages: taken?.pages.length ?? null,
      tasks: taken?.tasks.length ?? null,
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', handoverId)
    .execute();
  record(tx, {
    type: 'handover.confirmed',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'handover', id: handoverId },
    detail: {
      confirmed,
      conversations: taken?.clocks.map(({ conversation }) => conversation.id) ?? [],
      pages: taken?.pages.map(({ id }) => id) ?? [],
      tasks: taken?.tasks.map(({ id }) => id) ?? [],
    },
  });
}
