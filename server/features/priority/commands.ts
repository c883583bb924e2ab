import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { lockConversations, writeChanges } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { type Asking, readAsking } from './facts.ts';
import { type Recognised, recogniseAmong } from './recognise.ts';

/**
 * Reads these conversations with the priority matrix that holds now: each gets its category, its priority unless a person
 * chose one or a life is in danger, and, where that is new, a decision with the facts. Their rows stay locked until the
 * transaction ends. Answers those of which something new is said.
 */
export async function categorise(tx: Tx, conversationIds: readonly string[], now: Date): Promise<string[]> {
  const locked = new Map((await lockConversations(tx, conversationIds)).map((one) => [one.id, one]));
  const policy = await readActive(tx, 'priority');
  const asking = await readAsking(tx, [...locked.keys()]);
  const decided = asking.flatMap((one) => {
    const found = recogniseAmong(
      policy.body,
      one.messages.map((message) => message.facts),
    );
    return found && isNews(one, found) ? [{ one, found }] : [];
  });
  if (decided.length === 0) return [];
  await writeDecisions(tx, decided, policy.version, now);
  await writeCategories(tx, decided);
  for (const { one, found } of decided) tell(tx, one, found, policy.version, now);
  const changes = decided.flatMap(({ one, found: { category } }) => {
    const before = locked.get(one.conversationId);
    if (!before || one.keepsPriority || before.priority === category.priority) return [];
    return [{ id: one.conversationId, before, after: { ...before, priority: category.priority } }];
  });
  await writeChanges(tx, changes, { actor: systemActor, now });
  return decided.map(({ one }) => one.conversationId);
}

/** Another category, or the same one with another priority since the matrix was changed. */
function isNews({ category, decidedPriority }: Asking, { category: found }: Recognised): boolean {
  return found.id !== category || (decidedPriority !== null && found.priority !== decidedPriority);
}

type Decided = { one: Asking; found: Recognised & { n: number } };

/** The facts without the customer’s words: those stand in the message, and an erasure finds them there. */
async function writeDecisions(tx: Tx, decided: readonly Decided[], version: number, now: Date): Promise<void> {
  const rows = decided.map(({ one, found }) => {
    const message = one.messages[found.n];
    const { text: _, ...facts } = message?.facts ?? { text: '' };
    const { id, priority, firstMinutes, nextMinutes, resolutionMinutes } = found.category;
    const outcome = { category: id, priority, firstMinutes, nextMinutes, resolutionMinutes, because: found.reasons };
    return { conversationId: one.conversationId, messageId: message?.id ?? null, facts, outcome };
  });
  await sql`
    insert into decision (workspace_id, id, conversation_id, message_id, policy_kind, policy_version, facts, outcome, at)
    select ${tx.workspaceId}, d.id, d.conversation_id, d.message_id, 'priority', ${version}, d.facts::jsonb, d.outcome::jsonb, ${now}
    from unnest(${rows.map(() => newId(now))}::uuid[], ${rows.map((row) => row.conversationId)}::uuid[],
      ${rows.map((row) => row.messageId)}::uuid[], ${rows.map((row) => JSON.stringify(row.facts))}::text[],
      ${rows.map((row) => JSON.stringify(row.outcome))}::text[]) as d (id, conversation_id, message_id, facts, outcome)`.execute(
    tx,
  );
}

async function writeCategories(tx: Tx, decided: readonly Decided[]): Promise<void> {
  await sql`
    update conversation c set category = d.category
    from unnest(${decided.map(({ one }) => one.conversationId)}::uuid[],
      ${decided.map(({ found }) => found.category.id)}::text[]) as d (id, category)
    where c.workspace_id = ${tx.workspaceId} and c.id = d.id`.execute(tx);
}

/** That a new matter is an ordinary one is no news, and another priority tells of itself. */
function tell(tx: Tx, { conversationId, category }: Asking, found: Recognised, policyVersion: number, now: Date): void {
  if (category === found.category.id || (category === null && found.category.priority === 'normal')) return;
  record(tx, {
    type: 'conversation.categorised',
    at: now,
    actor: systemActor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { from: category, to: found.category.id, name: found.category.name, policyVersion },
  });
}
