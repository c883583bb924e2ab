import { sql } from 'kysely';
import { setConversationStatus } from '#contract/conversation.ts';
import { activatePolicy, getPolicy, type PolicyContent, savePolicyDraft } from '#contract/policy.ts';
import type { Tx } from '#server/db/client.ts';
import { catchUp } from '#server/events/follow.ts';
import { record } from '#server/events/record.ts';
import { moveClocks } from '#server/features/clock/subscribers.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { TestApp } from '../app.ts';
import {
  aConversation,
  aMessage,
  type ConversationOptions,
  type MessageOptions,
  type TestConversation,
} from './conversation.ts';
import type { TestAgent } from './people.ts';

/** What happens in a workspace as the program tells it, followed by the matrix and the clocks at once. */
export type Traffic = {
  follow(): Promise<void>;
  /** A customer's first question. */
  asks(options?: ConversationOptions): Promise<TestConversation>;
  /** A message more. `happenedAt`: it was delivered late. `counts` false: back-filled, or sent by a program. */
  says(
    conversation: TestConversation,
    direction: 'in' | 'out',
    options?: MessageOptions & { happenedAt?: Date; counts?: boolean },
  ): Promise<string>;
  becomes(conversation: TestConversation, status: Status, heldBy?: string): Promise<void>;
  /** Saves a draft and answers its version. */
  drafts(content: PolicyContent): Promise<number>;
  switchesOn(content: PolicyContent): Promise<void>;
};
type Status = 'open' | 'pending' | 'on_hold' | 'resolved';

/** `lead` decides about policies and statuses. */
export function trafficIn(app: TestApp, workspaceId: WorkspaceId, lead: TestAgent): Traffic {
  const { db, now } = app.context;
  const follow = async () => {
    await catchUp(app.context, workspaceId, moveClocks);
  };
  const inTx = <T>(work: (tx: Tx) => Promise<T>) => db.inWorkspace(workspaceId, work);

  const tell = (conversation: TestConversation, messageId: string, direction: 'in' | 'out') =>
    inTx(async (tx) => {
      const { conversationId, profileId } = conversation;
      const common = { at: now(), subject: { kind: 'message', id: messageId }, conversationId };
      const detail = { network: 'sandbox', stage: 'public' } as const;
      if (direction === 'out') record(tx, { type: 'message.found', actor: systemActor, ...common, detail });
      else record(tx, { type: 'message.received', actor: { kind: 'customer', id: profileId }, ...common, detail });
    });
  const wake = ({ conversationId }: TestConversation) =>
    inTx(async (tx) => {
      const { rows } = await sql<{ before: Status }>`
        with before as (select status from conversation where workspace_id = ${workspaceId} and id = ${conversationId})
        update conversation set status = 'open', resolved_at = null, held_by_department = null
        where workspace_id = ${workspaceId} and id = ${conversationId} and status <> 'open'
        returning (select status from before) as before`.execute(tx);
      const before = rows[0]?.before;
      if (before === undefined) return;
      const common = {
        at: now(),
        actor: systemActor,
        subject: { kind: 'conversation', id: conversationId },
        conversationId,
      };
      if (before === 'resolved') record(tx, { type: 'conversation.reopened', ...common, detail: { from: before } });
      else record(tx, { type: 'conversation.status_changed', ...common, detail: { from: before, to: 'open' } });
    });
  const drafts = async (content: PolicyContent) =>
    (await app.call(lead, savePolicyDraft, { params: { kind: content.kind }, body: { content } })).body.version;

  return {
    follow,
    drafts,
    asks: async (options = {}) => {
      const made = await aConversation(db, workspaceId, { text: 'Do you ship?', at: now(), ...options });
      await tell(made, made.messageId, 'in');
      await follow();
      return made;
    },
    says: async (conversation, direction, { happenedAt, counts = true, ...options } = {}) => {
      const id = await aMessage(db, workspaceId, conversation, { direction, at: now(), ...options });
      await inTx((tx) =>
        sql`update message set occurred_at = coalesce(${happenedAt ?? null}, occurred_at), asks = ${counts}, is_automatic = ${!counts}
          where workspace_id = ${workspaceId} and id = ${id}`.execute(tx),
      );
      await tell(conversation, id, direction);
      if (direction === 'in' && counts) await wake(conversation);
      await follow();
      return id;
    },
    becomes: async ({ conversationId }, status, heldBy) => {
      const body = {
        status,
        ...(heldBy === undefined ? {} : { heldBy }),
        ...(status === 'resolved' ? { leaveUnanswered: 'no_answer_needed' as const } : {}),
      };
      const answer = await app.call(lead, setConversationStatus, { params: { conversationId }, body });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      await follow();
    },
    switchesOn: async (content) => {
      const { kind } = content;
      const { body: policy } = await app.call(lead, getPolicy, { params: { kind } });
      const version = await drafts(content);
      const answer = await app.call(lead, activatePolicy, {
        params: { kind, version },
        body: { replaces: policy.version },
      });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      await follow();
      await app.runJobs();
    },
  };
}
