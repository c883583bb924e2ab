import { sql } from 'kysely';
import * as z from 'zod';
import type { Tx } from '#server/db/client.ts';

export { type Asked, ask, asked, type Facts, speaks } from './conditions.ts';
export { mostMessages } from './facts.ts';
export { asksForVerdicts, mostPressing, type Recognised, recognise } from './recognise.ts';
export {
  hurdleTo,
  readAnswered,
  readAsker,
  readWithheld,
  type Withheld,
  withheldParameters,
  withheldWords,
} from './rights.ts';
export { findWord } from './words.ts';

const Outcome = z.object({
  because: z.array(z.object({ condition: z.string(), value: z.string() })).catch([]),
});

/** What the matrix last said of a conversation and why; null before it looked. An erased decision gives no reasons. */
export async function readDecision(
  tx: Tx,
  conversationId: string,
): Promise<{ policyVersion: number; at: string; because: { condition: string; value: string }[] } | null> {
  const { rows } = await sql<{ policy_version: number; at: Date; outcome: unknown }>`
    select policy_version, at, outcome from decision
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and policy_kind = 'priority'
    order by at desc, id desc limit 1`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  return {
    policyVersion: row.policy_version,
    at: row.at.toISOString(),
    because: Outcome.safeParse(row.outcome).data?.because ?? [],
  };
}
