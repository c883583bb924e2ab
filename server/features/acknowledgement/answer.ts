import * as z from 'zod';
import type { WithheldReason } from '#contract/out-of-hours.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { sendReply } from '#server/features/dispatch/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor, type Viewer, type WorkspaceId } from '#server/http/viewer.ts';
import { decide } from './decide.ts';
import { type Asking, readAsking } from './facts.ts';

export const answerJob = {
  name: 'acknowledgement.answer',
  maxAttempts: 10,
  payload: z.object({ workspaceId: z.uuid(), conversationId: z.uuid(), clockId: z.uuid() }),
};

type Wanted = { conversationId: string; clockId: string };
type Outside = Pick<Context, 'connectors' | 'now'>;

/**
 * Tells a customer who wrote out of hours by when a person answers, through the one gate and at most once a conversation,
 * however often and by however many this is run. Why nothing was said is kept.
 */
export async function answerOutOfHours(tx: Tx, { conversationId, clockId }: Wanted, outside: Outside): Promise<void> {
  const policy = await readActive(tx, 'outOfHours');
  if (!policy.body.isOn) return;
  // From here on nobody else answers, tags or merges it until this is decided.
  await lockConversations(tx, [conversationId]);
  const asking = await readAsking(tx, conversationId, clockId);
  const now = outside.now();
  const decision = asking && decide(policy.body, asking, now);
  if (!asking || !decision || decision.is === 'nothing') return;
  const id = newId(now);
  const sent =
    decision.is === 'said' ? await send(tx, { id, conversationId, text: decision.text }, asking, outside) : null;
  const withheld: WithheldReason | null = decision.is === 'withheld' ? decision.reason : sent === null ? 'gate' : null;
  await tx
    .insertInto('acknowledgement')
    .values({
      workspace_id: tx.workspaceId,
      conversation_id: conversationId,
      id,
      at: now,
      clock_id: clockId,
      policy_version: policy.version,
      language: decision.is === 'said' && sent !== null ? decision.language : null,
      dispatch_id: sent,
      withheld,
    })
    .execute();
  record(tx, {
    type: 'acknowledgement.decided',
    at: now,
    actor: systemActor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { dueAt: asking.dueAt.toISOString(), withheld, policyVersion: policy.version },
  });
}

/** The dispatch, or null when the gate refused it. */
async function send(
  tx: Tx,
  { id, conversationId, text }: { id: string; conversationId: string; text: string },
  { stage, messageId, version }: Asking,
  { connectors, now }: Outside,
): Promise<string | null> {
  const input = {
    clientKey: id,
    stage,
    text,
    replyToId: messageId,
    attachmentIds: [],
    addresseeIds: [],
    seenVersion: version,
    accepted: [],
    automatic: true,
  };
  const outcome = await sendReply(tx, program(tx), { conversationId, input }, { connectors, now: now(), undoMs: 0 });
  return outcome.ok ? outcome.dispatch.id : null;
}

/** The mint of whoever speaks when no person does: it may answer, and nothing else. */
const program = (tx: Tx): Viewer => ({
  // The transaction was opened for this workspace by a job.
  workspaceId: tx.workspaceId as WorkspaceId,
  agentId: null,
  apiKeyId: null,
  permissions: new Set(['reply.public', 'reply.private', 'reply.draft']),
  reach: 'all',
  teamIds: [],
});
