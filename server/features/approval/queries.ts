import { sql } from 'kysely';
import type { Approval } from '#contract/approval.ts';
import { type ApprovalList, approvalsShown } from '#contract/approval-list.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readApprovals } from './rows.ts';

export { readReturned } from './returned.ts';

const mostShown = 100;
const doneDays = 30;

/** What waits for the viewer and what they wait for, the soonest due first; what is done, newest first. */
export async function listApprovals(tx: Tx, viewer: Viewer, list: ApprovalList, now: Date): Promise<Approval[]> {
  const me = viewer.agentId ?? viewer.apiKeyId;
  const soonest = sql`p.due_at, p.expires_at, p.id`;
  if (list === 'mine')
    return readApprovals(tx, viewer, {
      where: sql`p.state = 'asked' and p.asked_by = ${me}`,
      order: soonest,
      limit: mostShown,
    });
  if (list === 'done')
    return readApprovals(tx, viewer, {
      where: sql`p.state <> 'asked' and p.asked_at > ${new Date(now.getTime() - doneDays * 86_400_000)}
        and (p.asked_by = ${me} or p.decided_by = ${me} or ${viewer.permissions.has('reply.approve')})`,
      order: sql`p.decided_at desc nulls last, p.id desc`,
      limit: mostShown,
    });
  if (!viewer.permissions.has('reply.approve')) return [];
  const asked = await readApprovals(tx, viewer, {
    where: sql`p.state = 'asked' and p.expires_at > ${now}`,
    order: soonest,
    limit: mostShown,
  });
  return asked.filter(({ unfit }) => unfit === null);
}

/** How many wait for the viewer, up to one more than is shown. */
export async function countWaiting(tx: Tx, viewer: Viewer, now: Date): Promise<number> {
  return Math.min((await listApprovals(tx, viewer, 'waiting', now)).length, approvalsShown + 1);
}

/** One that the viewer may see. Throws `not_found`. */
export async function getApproval(tx: Tx, viewer: Viewer, approvalId: string): Promise<Approval> {
  const [found] = await readApprovals(tx, viewer, { where: sql`p.id = ${approvalId}`, order: sql`p.id`, limit: 1 });
  if (!found) throw notFound('approval');
  return found;
}

/** Accounts of the same person as this one. */
export async function listLinked(tx: Tx, agentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select case when agent_id = ${agentId} then other_id else agent_id end as id from same_person
    where workspace_id = ${tx.workspaceId} and ${agentId}::uuid in (agent_id, other_id) order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
