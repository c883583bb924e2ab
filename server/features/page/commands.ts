import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';

export { type NewPage, startPage } from './start.ts';

type Locked = {
  id: string;
  state: string;
  conversationId: string | null;
  startedBy: string | null;
  acknowledgedBy: string | null;
  acknowledgedStakeholder: string | null;
  nextAt: Date;
};

async function lock(tx: Tx, pageId: string): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select id, state, conversation_id as "conversationId", started_by as "startedBy", acknowledged_by as "acknowledgedBy",
      acknowledged_stakeholder as "acknowledgedStakeholder",
      next_at as "nextAt"
    from page where workspace_id = ${tx.workspaceId} and id = ${pageId} for update`.execute(tx);
  if (!rows[0]) throw notFound('page');
  return rows[0];
}

/**
 * This agent takes care, and nobody else is called. Whoever comes second, also in the same moment, changes nothing. Throws
 * `not_possible_here` for a page that has ended.
 */
export async function acknowledge(
  tx: Tx,
  { pageId, agentId, byLink }: { pageId: string; agentId: string; byLink: boolean },
  now: Date,
): Promise<void> {
  const page = await lock(tx, pageId);
  if (page.state === 'acknowledged') return;
  if (page.state === 'ended') throw new AppError('conflict', 'not_possible_here', 'This has been settled meanwhile.');
  await sql`
    update page set state = 'acknowledged', acknowledged_at = ${now}, acknowledged_by = ${agentId}, by_link = ${byLink}, fires_at = null
    where workspace_id = ${tx.workspaceId} and id = ${pageId}`.execute(tx);
  record(tx, {
    type: 'page.acknowledged',
    at: now,
    actor: { kind: 'agent', id: agentId },
    subject: { kind: 'page', id: pageId },
    conversationId: page.conversationId ?? undefined,
    detail: { byLink },
  });
}

type GroupMember = { pageId: string; agentId: string | null; stakeholderId: string };

/** Somebody of a group that a call asked takes care of it; a call that somebody took, or that has ended, stays so. */
export async function takeForGroup(
  tx: Tx,
  { pageId, agentId, stakeholderId, byLink }: GroupMember & { byLink: boolean },
  now: Date,
): Promise<void> {
  const page = await lock(tx, pageId);
  if (page.state !== 'open' && page.state !== 'unanswered') return;
  await sql`
    update page set state = 'acknowledged', acknowledged_at = ${now}, acknowledged_by = ${agentId},
      acknowledged_stakeholder = ${agentId === null ? stakeholderId : null}, by_link = ${byLink}, fires_at = null
    where workspace_id = ${tx.workspaceId} and id = ${pageId}`.execute(tx);
  record(tx, {
    type: 'page.acknowledged',
    at: now,
    actor: actorOfMember({ agentId, stakeholderId }),
    subject: { kind: 'page', id: pageId },
    conversationId: page.conversationId ?? undefined,
    detail: { byLink },
  });
}

/** They give it back, and the next is called; what somebody else took stays theirs. */
export async function giveBackForGroup(
  tx: Tx,
  { pageId, agentId, stakeholderId }: GroupMember,
  now: Date,
): Promise<void> {
  const page = await lock(tx, pageId);
  const isTheirs = agentId === null ? page.acknowledgedStakeholder === stakeholderId : page.acknowledgedBy === agentId;
  if (page.state === 'acknowledged' && isTheirs) await reopen(tx, page, actorOfMember({ agentId, stakeholderId }), now);
}

const actorOfMember = ({ agentId, stakeholderId }: Omit<GroupMember, 'pageId'>): Actor =>
  agentId === null ? { kind: 'stakeholder', id: stakeholderId } : { kind: 'agent', id: agentId };

/** Whoever took care gives it back: the next is called when that was due, or at once. Throws `not_possible_here`. */
export async function giveBack(tx: Tx, agentId: string, pageId: string, now: Date): Promise<void> {
  const page = await lock(tx, pageId);
  if (page.state !== 'acknowledged') return;
  if (page.acknowledgedBy !== agentId)
    throw new AppError('conflict', 'not_possible_here', 'Somebody else takes care of it. Only they can give it back.');
  await reopen(tx, page, { kind: 'agent', id: agentId }, now);
}

async function reopen(tx: Tx, page: Locked, actor: Actor, now: Date): Promise<void> {
  const pageId = page.id;
  const nextAt = page.nextAt > now ? page.nextAt : now;
  await sql`
    update page set state = 'open', acknowledged_at = null, acknowledged_by = null, acknowledged_stakeholder = null, by_link = false, next_at = ${nextAt}, fires_at = ${nextAt}
    where workspace_id = ${tx.workspaceId} and id = ${pageId}`.execute(tx);
  record(tx, {
    type: 'page.given_back',
    at: now,
    actor,
    subject: { kind: 'page', id: pageId },
    conversationId: page.conversationId ?? undefined,
    detail: {},
  });
  await wakeAt(tx, [nextAt]);
}

/** Whoever asked for a page ends it. Throws `not_possible_here` for anybody else. */
export async function withdraw(tx: Tx, agentId: string, pageId: string, now: Date): Promise<void> {
  const page = await lock(tx, pageId);
  if (page.startedBy !== agentId)
    throw new AppError('conflict', 'not_possible_here', 'Only who asked for it can end it. Acknowledge it instead.');
  if (page.state === 'ended') return;
  await end(tx, [page], { kind: 'agent', id: agentId }, 'withdrawn', now);
}

/** What was set off by these goes along to another conversation. */
export async function movePages(
  tx: Tx,
  { ladder, occasions, conversationId }: { ladder: string; occasions: readonly string[]; conversationId: string },
): Promise<void> {
  await sql`update page set conversation_id = ${conversationId}
    where workspace_id = ${tx.workspaceId} and ladder = ${ladder} and occasion = any(${occasions}::text[])`.execute(tx);
}

/** What these conversations called for is settled with them. */
export async function endPagesOf(
  tx: Tx,
  conversationIds: readonly string[],
  now: Date,
  ladder: string | null = null,
): Promise<void> {
  const { rows } = await sql<Pick<Locked, 'id' | 'conversationId'>>`
    select id, conversation_id as "conversationId" from page
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]) and state in ('open', 'unanswered')
      and (${ladder}::text is null or ladder = ${ladder})
    order by id for update`.execute(tx);
  await end(tx, rows, systemActor, 'resolved', now);
}

async function end(
  tx: Tx,
  pages: readonly Pick<Locked, 'id' | 'conversationId'>[],
  actor: Actor,
  reason: 'withdrawn' | 'resolved',
  now: Date,
): Promise<void> {
  if (pages.length === 0) return;
  await sql`
    update page set state = 'ended', ended_at = ${now}, fires_at = null
    where workspace_id = ${tx.workspaceId} and id = any(${pages.map(({ id }) => id)}::uuid[])`.execute(tx);
  for (const { id, conversationId } of pages)
    record(tx, {
      type: 'page.ended',
      at: now,
      actor,
      subject: { kind: 'page', id },
      conversationId: conversationId ?? undefined,
      detail: { reason },
    });
}
