import type { CheckResult } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import type { Actor } from '#server/http/viewer.ts';
import { askApproval } from './ask-approval.ts';
import type { Facts, TextFacts } from './facts.ts';
import { total, type Weighed, weigh } from './limits.ts';
import { findPromises } from './promises.ts';
import { saidIn } from './said.ts';
import { leaveTrace, sealNow } from './trace.ts';

type Queued = {
  /** As it was just written. */
  dispatch: Parameters<typeof sealNow>[1] & { conversation_id: string };
  checks: readonly CheckResult[];
  facts: Facts | TextFacts;
  waits: boolean;
  actor: Actor;
};

/**
 * What the gate keeps of a dispatch that it let in: the trace, what is promised, and the question to a second person. Call
 * it when all parts of its thread are written.
 */
export async function queueThrough(
  tx: Tx,
  { dispatch, checks, facts, waits, actor }: Queued,
  now: Date,
): Promise<void> {
  const run = {
    dispatchId: dispatch.id,
    seal: await sealNow(tx, dispatch),
    checks,
    facts: 'policies' in facts ? facts : null,
    actor,
    approvalId: null,
  };
  await leaveTrace(tx, { ...run, outcome: waits ? 'waits' : 'passed' }, now);
  if (!('policies' in facts)) return;
  const { body } = facts.policies.authority;
  const weighed = promisedIn(facts);
  await keepPromises(tx, { dispatchId: dispatch.id, weighed, currency: body.currency, actor }, now);
  if (!waits) return;
  const sum = total(weighed);
  const isAboutMoney = checks.some(({ check, verdict }) => check === 'authority' && verdict === 'approval');
  const amount = !isAboutMoney || sum === 0 ? null : Number.isFinite(sum) ? sum : ('unweighed' as const);
  const { conversation_id: conversationId, id: dispatchId } = dispatch;
  await askApproval(tx, { dispatchId, conversationId, checks, amount, policy: body, actor }, now);
}

function promisedIn(facts: TextFacts): Weighed[] {
  const { body } = facts.policies.authority;
  const written = saidIn(facts).flatMap((one) => findPromises(one, body.currency));
  return weigh(body, written, facts.promised);
}

/** The trace of a further part of its thread, with its own seal: a whole is judged once and let through in all its parts. */
export async function queuePart(tx: Tx, { dispatch, checks, facts, waits, actor }: Queued, now: Date): Promise<void> {
  const run = {
    dispatchId: dispatch.id,
    seal: await sealNow(tx, dispatch),
    checks,
    facts: 'policies' in facts ? facts : null,
    actor,
    approvalId: null,
  };
  await leaveTrace(tx, { ...run, outcome: waits ? 'waits' : 'passed' }, now);
}

type Kept = { dispatchId: string; weighed: readonly Weighed[]; currency: string; actor: Actor };

async function keepPromises(tx: Tx, { dispatchId, weighed, currency, actor }: Kept, now: Date): Promise<void> {
  if (weighed.length === 0) return;
  await tx
    .insertInto('commitment')
    .values(
      weighed.map(({ kind, amount }, n) => ({
        workspace_id: tx.workspaceId,
        dispatch_id: dispatchId,
        n,
        kind,
        amount,
        currency,
        actor_kind: actor.kind,
        actor_id: actor.id,
        at: now,
      })),
    )
    .execute();
}
