import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { FillProblem } from '#contract/saved-reply.ts';
import type { PrivateInvitation } from '#contract/stage-proposal.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { fillReply, readPlace } from '#server/features/saved-reply/queries.ts';
import { type Actor, systemActor, type Viewer } from '#server/http/viewer.ts';

const hourMs = 3_600_000;

/** The words with which the customer of a conversation is asked in, as the policy has them. */
export async function draftInvitation(
  tx: Tx,
  viewer: Viewer,
  { conversationId, replyToId }: { conversationId: string; replyToId?: string | undefined },
  connectors: readonly Connector[],
): Promise<{ text: string; problem: FillProblem | null }> {
  const { invitations } = (await readActive(tx, 'goingPrivate')).body;
  const place = await readPlace(tx, viewer, { conversationId, mode: 'public', replyToId }, connectors);
  const { text, problem } = fillReply({ variants: invitations, isExpired: false, mode: 'public' }, place);
  return { text, problem };
}

/** A public answer that is on its way asks its customer in: they are waited for. */
export async function noteInvitation(
  tx: Tx,
  {
    dispatchId,
    conversationId,
    messageId,
    actor,
  }: { dispatchId: string; conversationId: string; messageId: string | null; actor: Actor },
  now: Date,
): Promise<void> {
  const { followUpHours } = (await readActive(tx, 'goingPrivate')).body;
  const followUpAt = new Date(now.getTime() + followUpHours * hourMs);
  await sql`
    insert into private_invitation (workspace_id, dispatch_id, conversation_id, profile_id, invited_at, follow_up_at)
    select c.workspace_id, ${dispatchId}, c.id, coalesce(m.profile_id, c.profile_id), ${now}, ${followUpAt}
    from conversation c left join message m on m.workspace_id = c.workspace_id and m.id = ${messageId} and m.direction = 'in'
    where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId}`.execute(tx);
  record(tx, {
    type: 'conversation.invited_in_private',
    at: now,
    actor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { followUpAt: followUpAt.toISOString() },
  });
}

type Stored = { to: string; invitedAt: Date; followUpAt: Date; cameAt: Date | null };

/** The newest invitation of a conversation that was not taken back, and what came of it. */
export async function readInvitation(tx: Tx, conversationId: string, now: Date): Promise<PrivateInvitation | null> {
  const { rows } = await sql<Stored>`
    select coalesce(nullif(p.name, ''), p.handle) as "to", i.invited_at as "invitedAt", i.follow_up_at as "followUpAt", i.came_at as "cameAt"
    from private_invitation i
    join dispatch d on d.workspace_id = i.workspace_id and d.id = i.dispatch_id and d.state not in ('cancelled', 'failed')
    join profile p on p.workspace_id = i.workspace_id and p.id = i.profile_id
    where i.workspace_id = ${tx.workspaceId} and i.conversation_id = ${conversationId}
    order by i.invited_at desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { to, invitedAt, followUpAt, cameAt } = row;
  return {
    to,
    state: cameAt ? 'came' : followUpAt > now ? 'waiting' : 'did_not_come',
    invitedAt: invitedAt.toISOString(),
    followUpAt: followUpAt.toISOString(),
    cameAt: cameAt?.toISOString() ?? null,
  };
}

/** Whoever wrote these messages in private and was waited for has come; gives the tasks that asked to look again. */
export async function noteArrivals(tx: Tx, messageIds: readonly string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string; taskId: string | null }>`
    update private_invitation i set came_at = m.occurred_at
    from message m
    join profile writer on writer.workspace_id = m.workspace_id and writer.id = m.profile_id
    join profile asked on asked.workspace_id = writer.workspace_id and (asked.id = writer.id or asked.contact_id = writer.contact_id)
    where i.workspace_id = ${tx.workspaceId} and m.workspace_id = i.workspace_id and m.id = any(${messageIds}::uuid[])
      and m.direction = 'in' and m.visibility = 'private' and m.conversation_id = i.conversation_id
      and asked.id = i.profile_id and i.came_at is null
    returning i.conversation_id as "conversationId", i.task_id as "taskId"`.execute(tx);
  for (const conversationId of new Set(rows.map((row) => row.conversationId)))
    record(tx, {
      type: 'conversation.came_in_private',
      at: now,
      actor: systemActor,
      subject: { kind: 'conversation', id: conversationId },
      conversationId,
      detail: {},
    });
  return rows.flatMap(({ taskId }) => taskId ?? []);
}
