import { sql } from 'kysely';
import * as z from 'zod';
import type { Approval, ApprovalState } from '#contract/approval.ts';
import { Verdict } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { getDispatchView, listPosts } from '#server/features/dispatch/queries.ts';
import { Targets } from '#server/features/gate/commands.ts';
import { judge } from '#server/features/gate/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Stored = {
  id: string;
  state: ApprovalState;
  seal: Buffer;
  checks: unknown;
  amount: string | null;
  currency: string | null;
  asked_by_kind: string;
  asked_by: string | null;
  asked_at: Date;
  due_at: Date;
  warn_at: Date | null;
  expires_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  comment: string;
  dispatch_id: string;
  targets: unknown;
  conversation_id: string;
  number: number;
  name: string;
  handle: string;
  network: string;
  question: string | null;
};

const Reasons = z.array(z.object({ check: z.string(), verdict: Verdict, reason: z.string() }));

/** Approvals that fulfil a condition on `p`, within the viewer's sight, in this order. */
export async function readApprovals(
  tx: Tx,
  viewer: Viewer,
  { where, order, limit }: { where: ReturnType<typeof sql>; order: ReturnType<typeof sql>; limit: number },
): Promise<Approval[]> {
  const { rows } = await sql<Stored>`
    select p.id, p.state, p.seal, p.checks, p.amount, p.currency, p.asked_by_kind, p.asked_by, p.asked_at, p.due_at, p.warn_at, p.expires_at, p.decided_by,
      p.decided_at, p.comment, p.dispatch_id, d.targets, d.conversation_id, c.number, f.name, f.handle, f.network,
      m.text as question
    from approval p
    join dispatch d on d.workspace_id = p.workspace_id and d.id = p.dispatch_id
    join conversation c on c.workspace_id = d.workspace_id and c.id = d.conversation_id
    join profile f on f.workspace_id = c.workspace_id and f.id = c.profile_id
    left join message m on m.workspace_id = d.workspace_id and m.id = d.message_id and m.deleted_at is null
    where p.workspace_id = ${tx.workspaceId} and ${where} and ${withinReach(viewer)}
    order by ${order} limit ${limit}`.execute(tx);
  const approvals: Approval[] = [];
  for (const row of rows) approvals.push(await toApproval(tx, viewer, row));
  return approvals;
}

async function toApproval(tx: Tx, viewer: Viewer, row: Stored): Promise<Approval> {
  const reasons = Reasons.safeParse(row.checks).data ?? [];
  const amount = row.amount === null ? null : Number(row.amount);
  const dispatch = await getDispatchView(tx, row.dispatch_id);
  return {
    id: row.id,
    state: row.state,
    seal: row.seal.toString('hex'),
    conversation: {
      id: row.conversation_id,
      number: row.number,
      name: row.name || row.handle,
      network: row.network,
    },
    dispatch,
    posts: dispatch.thread === null ? [dispatch.text] : await listPosts(tx, dispatch.id),
    question: row.question ?? '',
    to: Targets.parse(row.targets).addressees.map(({ handle }) => handle),
    reasons: reasons.map((reason) => ({ ...reason, message: '', parameters: {} })),
    amount,
    currency: row.currency,
    askedBy: row.asked_by_kind === 'agent' ? row.asked_by : null,
    askedAt: row.asked_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    warnAt: row.warn_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    comment: row.comment,
    unfit: row.state === 'asked' ? await judge(tx, viewer, row.id) : null,
  };
}
