import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { giveBackForGroup, takeForGroup } from '#server/features/page/commands.ts';
import { actorOfAsked, lockAsked } from './asked.ts';

/**
 * Somebody who was asked says that they look at it, or takes that back. Wanting what is so changes nothing. Answers
 * whether they may see it at all.
 */
export async function seeEscalation(
  tx: Tx,
  recipientId: string,
  { seen, byLink }: { seen: boolean; byLink: boolean },
  now: Date,
): Promise<boolean> {
  const asked = await lockAsked(tx, recipientId);
  if (!asked || asked.state === 'withdrawn') return false;
  // Who answered has seen it, whatever they press.
  if ((asked.seenAt !== null) === seen || asked.answeredAt !== null) return true;
  await sql`
    update escalation_recipient set seen_at = ${seen ? now : null}
    where workspace_id = ${tx.workspaceId} and id = ${recipientId}`.execute(tx);
  await sql`
    update escalation e set seen_at = first.at,
      state = case when e.state = 'answered' then e.state when first.at is null then 'asked' else 'seen' end
    from (select min(r.seen_at) as at from escalation_recipient r
      where r.workspace_id = ${tx.workspaceId} and r.escalation_id = ${asked.escalationId}) first
    where e.workspace_id = ${tx.workspaceId} and e.id = ${asked.escalationId}`.execute(tx);
  record(tx, {
    type: 'escalation.seen',
    at: now,
    actor: actorOfAsked(asked),
    subject: { kind: 'escalation', id: asked.escalationId },
    conversationId: asked.conversationId,
    detail: { group: asked.groupName, seen, byLink },
  });
  if (asked.pageId) {
    const member = { ...asked, pageId: asked.pageId };
    if (seen) await takeForGroup(tx, { ...member, byLink }, now);
    else await giveBackForGroup(tx, member, now);
  }
  return true;
}
