import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { decide, noteTaken } from './decide.ts';
import { readFacts } from './facts.ts';
import { byTurn, farthest } from './line.ts';
import { readStaff } from './staff.ts';
import { type Decided, writeDecided } from './write.ts';

/**
 * Asks the rules that hold now about those of these conversations that are open and nobody's, the most pressing and then
 * the longest waiting first, and does what they say. One run at a time in a workspace, so that nobody gets more than they
 * can hold. Answers how many were given to somebody.
 */
export async function routeConversations(tx: Tx, conversationIds: readonly string[], now: Date): Promise<number> {
  if (conversationIds.length === 0) return 0;
  const policy = await readActive(tx, 'routing');
  if (policy.body.rules.length === 0) return 0;
  await lockRouting(tx);
  const locked = new Map(
    (await lockConversations(tx, await findNobodys(tx, conversationIds))).map((one) => [one.id, one]),
  );
  const free = [...locked.values()].filter(
    ({ status, assigneeId, isMerged }) => status === 'open' && assigneeId === null && !isMerged,
  );
  await leaveLine(
    tx,
    conversationIds.filter((id) => !free.some((one) => one.id === id)),
  );
  if (free.length === 0) return 0;
  const asking = await readFacts(tx, {
    conversationIds: free.map(({ id }) => id),
    stickyDays: farthest(policy.body),
    now,
  });
  const staff = await readStaff(tx, policy.body, { lock: true, now });
  const decided = asking.toSorted(byTurn).flatMap((one): Decided[] => {
    const decision = decide(policy.body, one.facts, staff, now);
    noteTaken(staff, decision, policy.body.weights[one.facts.priority]);
    const conversation = locked.get(one.conversationId);
    return conversation ? [{ asking: one, locked: conversation, decision }] : [];
  });
  await writeDecided(tx, decided, policy, now);
  return decided.filter(({ decision }) => decision.choice.is === 'person').length;
}

/** Held until the transaction ends; taken before any conversation is locked. */
export async function lockRouting(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`routing ${tx.workspaceId}`}, 0))`.execute(tx);
}

/** Looked for without locks first: of what happens, most is about conversations that somebody has. */
async function findNobodys(tx: Tx, conversationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from conversation where workspace_id = ${tx.workspaceId} and id = any(${conversationIds}::uuid[])
      and status = 'open' and assignee_id is null and merged_into is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whoever has them, or wherever they went, they wait no more. */
async function leaveLine(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await sql`
    update routing set waiting_since = null, line = null, because = null
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])
      and waiting_since is not null`.execute(tx);
}
