import { sql } from 'kysely';
import type { CheckResult } from '#contract/dispatch.ts';
import type { PolicyBody } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { notify } from '#server/features/notification/commands.ts';
import type { Actor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { startApprovalClock } from './approval-clock.ts';
import { approvalLinkPath, makeApprovalLinks } from './approval-links.ts';
import { listApprovers } from './approvers.ts';
import { codesOf } from './trace.ts';
import { sealWhole } from './whole.ts';

/** What a second person is asked to let through. */
export type Question = {
  dispatchId: string;
  conversationId: string;
  checks: readonly CheckResult[];
  /** What is promised, in the smallest coin; null without money, `unweighed` without a rate. */
  amount: number | 'unweighed' | null;
  policy: PolicyBody<'authority'>;
  actor: Actor;
};

/** Asks for an approval of exactly this, of a thread all its parts, and tells who can give it. */
export async function askApproval(tx: Tx, question: Question, now: Date): Promise<void> {
  const { dispatchId, conversationId, actor, amount, policy } = question;
  const id = newId(now);
  const { dueAt, warnAt, expiresAt, firesAt } = await startApprovalClock(tx, conversationId, policy, now);
  await tx
    .insertInto('approval')
    .values({
      workspace_id: tx.workspaceId,
      id,
      dispatch_id: dispatchId,
      state: 'asked',
      seal: await sealWhole(tx, dispatchId, expiresAt),
      checks: JSON.stringify(codesOf(question.checks.filter(({ verdict }) => verdict === 'approval'))),
      amount: amount === 'unweighed' ? null : amount,
      currency: policy.currency,
      is_unweighed: amount === 'unweighed',
      asked_by_kind: actor.kind,
      asked_by: actor.id,
      asked_at: now,
      due_at: dueAt,
      warn_at: warnAt,
      fires_at: firesAt,
      expires_at: expiresAt,
    })
    .execute();
  await wakeAt(tx, [firesAt, expiresAt]);
  record(tx, {
    type: 'approval.asked',
    at: now,
    actor,
    subject: { kind: 'approval', id },
    conversationId,
    detail: {
      dispatch: dispatchId,
      checks: question.checks.filter(({ verdict }) => verdict === 'approval').map(({ check }) => check),
    },
  });
  const approvers = await listApprovers(tx, id);
  const links = await makeApprovalLinks(tx, id, approvers);
  await notify(
    tx,
    links.map(({ agentId, token }) => ({
      agentId,
      kind: 'approval_asked' as const,
      conversationId,
      detail: { by: actor.kind === 'agent' ? actor.id : 'nobody', approval: id, link: approvalLinkPath(token) },
      urgency: 'now' as const,
      key: `approval ${id} asked`,
    })),
    now,
  );
}

/**
 * What was asked of a dispatch, or of the thread that begins with it, is over: its text went back to its author. Nothing
 * happens when none waits.
 */
export async function voidApproval(tx: Tx, dispatchId: string, now: Date, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string; conversation_id: string }>`
    update approval a set state = 'void', decided_at = ${now} from dispatch d
    where a.workspace_id = ${tx.workspaceId} and a.dispatch_id = ${dispatchId} and a.state in ('asked', 'given')
      and d.workspace_id = a.workspace_id and d.id = a.dispatch_id
    returning a.id, d.conversation_id`.execute(tx);
  for (const { id, conversation_id: conversationId } of rows)
    record(tx, {
      type: 'approval.void',
      at: now,
      actor,
      subject: { kind: 'approval', id },
      conversationId,
      detail: {},
    });
}
