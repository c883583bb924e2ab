import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { lockWithConversation } from '#server/features/dispatch/commands.ts';
import { makeApprovalLinks } from '#server/features/gate/commands.ts';
import { approvalLinkPath, listApprovers, missedTelling, nextTelling } from '#server/features/gate/queries.ts';
import { notify } from '#server/features/notification/commands.ts';
import { findCalled } from '#server/features/page/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { type ApprovalRow, lockApproval } from './lock.ts';

/** Tells of approvals whose time is nearly or just over, each in a transaction of its own and each moment once. */
export async function remindDue({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  const due = await db.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from approval where workspace_id = ${tx.workspaceId} and state = 'asked' and fires_at <= ${now()}
      order by fires_at limit 500`.execute(tx);
    return rows;
  });
  for (const { id } of due) await db.inWorkspace(workspaceId, (tx) => remind(tx, id, now()));
}

async function remind(tx: Tx, approvalId: string, now: Date): Promise<void> {
  const { approval, dispatch } = await lockApproval(tx, approvalId, (id) => lockWithConversation(tx, id));
  if (!dispatch || approval.state !== 'asked' || approval.fires_at === null || approval.fires_at > now) return;
  const clock = { dueAt: approval.due_at, warnAt: approval.warn_at, expiresAt: approval.expires_at };
  const kind = missedTelling(clock, now);
  await tx
    .updateTable('approval')
    .set({ fires_at: nextTelling(clock, now)?.at ?? null })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', approvalId)
    .execute();
  if (kind === null) return;
  const conversationId = dispatch.conversation_id;
  const told = await tellOfTime(tx, { approval, conversationId, kind }, now);
  record(tx, {
    type: kind === 'soon' ? 'approval.reminded' : 'approval.late',
    at: now,
    actor: systemActor,
    subject: { kind: 'approval', id: approvalId },
    conversationId,
    detail: { dueAt: approval.due_at.toISOString(), told },
  });
}

type Telling = { approval: ApprovalRow; conversationId: string; kind: 'soon' | 'late' };

/** Who can decide gets the way to do so; when it is late, whom the policy names is told too. Answers how many. */
async function tellOfTime(tx: Tx, { approval, conversationId, kind }: Telling, now: Date): Promise<number> {
  const { id, asked_by: askedBy, due_at: dueAt } = approval;
  const links = await makeApprovalLinks(tx, id, await listApprovers(tx, id));
  const able = new Map(links.map(({ agentId, token }) => [agentId, approvalLinkPath(token)]));
  const beside = kind === 'late' ? await listBeside(tx, conversationId, now) : [];
  const told = [...new Set([...able.keys(), ...beside])].filter((agentId) => agentId !== askedBy);
  await notify(
    tx,
    told.map((agentId) => ({
      agentId,
      kind: 'approval_due' as const,
      conversationId,
      detail: { stage: kind, approval: id, dueAt: dueAt.toISOString(), link: able.get(agentId) ?? '/approvals' },
      urgency: 'now' as const,
      key: `approval ${id} ${kind}`,
    })),
    now,
  );
  return told.length;
}

/** Whom the policy of authority has told of what nobody decided in time. */
async function listBeside(tx: Tx, conversationId: string, now: Date): Promise<string[]> {
  const { lateTo } = (await readActive(tx, 'authority')).body;
  const { team_id: teamId } = await tx
    .selectFrom('conversation')
    .select('team_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return findCalled(tx, lateTo, teamId, now);
}
