import type { CheckResult, ReplyInput, ReplyOutcome } from '#contract/dispatch.ts';
import type { MailInput } from '#contract/mail.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { takeWaiting } from '#server/features/attachment/commands.ts';
import { saySomething } from '#server/features/dispatch/commands.ts';
import { askGate } from '#server/features/gate/commands.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { openConversation } from './begin.ts';
import { findBegun } from './queries.ts';

type Asked = { contactId: string; input: MailInput };
type Begun = { outcome: ReplyOutcome; conversationId: string | null };

/**
 * Begins a mail through the gate; the same client key answers with the same dispatch. What is refused leaves nothing
 * behind: no conversation, no thread.
 */
export function beginMail(context: Context, viewer: Viewer, { contactId, input }: Asked): Promise<Begun> {
  const now = context.now();
  const outside = { connectors: context.connectors, now, undoMs: context.config.undoMs };
  return orNothing(context, viewer, async (tx) => {
    // Two requests with one key meet here: the second finds what the first wrote.
    await lockIntake(tx);
    const known = await findBegun(tx, input.clientKey);
    const conversationId = known ?? (await openConversation(tx, viewer, contactId, input, now));
    await takeWaiting(tx, viewer, { contactId, conversationId, ids: input.attachmentIds });
    const outcome = await saySomething(tx, viewer, { conversationId, input: replyOf(input) }, outside);
    if (!outcome.ok) throw new Unsaid<Begun>({ outcome, conversationId: null });
    return { outcome, conversationId };
  });
}

/** What the gate would say to a mail now; nothing of it stays. */
export function checkMail(context: Context, viewer: Viewer, { contactId, input }: Asked): Promise<CheckResult[]> {
  const { connectors } = context;
  const now = context.now();
  return orNothing(context, viewer, async (tx) => {
    await lockIntake(tx);
    const conversationId = await openConversation(tx, viewer, contactId, input, now);
    await takeWaiting(tx, viewer, { contactId, conversationId, ids: input.attachmentIds });
    const wanted = { kind: 'text', conversationId, input: replyOf(input) } as const;
    throw new Unsaid(await askGate(tx, viewer, wanted, { connectors, now }));
  });
}

/** Ends the transaction without a trace and brings its answer out. */
class Unsaid<T> extends Error {
  readonly answer: T;
  constructor(answer: T) {
    super('Nothing was begun.');
    this.answer = answer;
  }
}

async function orNothing<T>({ db }: Pick<Context, 'db'>, viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.inWorkspace(viewer.workspaceId, work);
  } catch (error) {
    // Thrown above with the very type that the work answers with.
    if (error instanceof Unsaid) return error.answer as T;
    throw error;
  }
}

const replyOf = ({ clientKey, text, purpose, accepted, attachmentIds }: MailInput): ReplyInput => ({
  ...{ clientKey, stage: 'private', text, accepted, seenVersion: 1 },
  ...{ attachmentIds, addresseeIds: [] },
  ...(purpose === undefined ? {} : { purpose }),
});
