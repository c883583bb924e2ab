import type { InboundMessage } from '#connectors/inbound.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { derivedId } from '#server/db/id.ts';
import { answerEscalation } from '#server/features/stakeholder/commands.ts';
import { recipientOfReply } from '#server/features/stakeholder/queries.ts';
import type { ParsedDelivery, WorkItem } from './parse.ts';

/** The Message-ID of a mail in which we asked a stakeholder ends with the token of whom we asked. */
const asked = /^[0-9a-f-]{36}\.([0-9a-f]{52,64})@/i;
const longestAnswer = 10_000;

/**
 * Takes the answers of stakeholders out of what came by mail: they are no customers, and what they say becomes a note
 * where it was asked. Gives the deliveries with what is left for the inbox.
 */
export async function takeAnswers(
  context: Pick<Context, 'secretBox'>,
  tx: Tx,
  batch: readonly ParsedDelivery[],
  now: Date,
): Promise<ParsedDelivery[]> {
  const left: ParsedDelivery[] = [];
  for (const parsed of batch) {
    const items: WorkItem[] = [];
    for (const work of parsed.items) if (!(await isAnswer(context, tx, work, now))) items.push(work);
    left.push({ ...parsed, items });
  }
  return left;
}

async function isAnswer(context: Pick<Context, 'secretBox'>, tx: Tx, work: WorkItem, now: Date): Promise<boolean> {
  const { item } = work;
  const [, token] = item.kind === 'message' ? (asked.exec(item.replyTo ?? '') ?? []) : [];
  if (item.kind !== 'message' || token === undefined) return false;
  const recipientId = recipientOfReply(context, tx.workspaceId, token);
  if (recipientId === null) return false;
  // "I am away" answers nothing, and it is no matter of a customer either.
  const reason = item.isAutomatic ? 'a program of a stakeholder' : await answer(tx, recipientId, item, now);
  work.outcome = { kind: item.isAutomatic ? 'skipped' : 'applied', reason };
  return true;
}

async function answer(tx: Tx, recipientId: string, item: InboundMessage, now: Date): Promise<string> {
  const given = {
    // The same mail read twice is one answer.
    id: derivedId(`stakeholder ${item.externalId}`),
    text: item.text.slice(0, longestAnswer),
    way: 'mail' as const,
    isAddition: true,
  };
  const { outcome } = await answerEscalation(tx, recipientId, given, now);
  return outcome === 'gone' ? 'a question that was withdrawn' : 'an answer of a stakeholder';
}
