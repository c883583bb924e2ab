import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { VerificationView } from '#contract/verification.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { readCustomer, readOffered, waysFor } from './customer.ts';
import { readMatter } from './matter.ts';
import { mostNeeded } from './needed.ts';
import type { VerificationRow } from './rows.ts';
import { readStanding } from './standing.ts';

/** How far the customer of a conversation is verified, for whoever may see the conversation. */
export async function readView(
  tx: Tx,
  conversationId: string,
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<VerificationView> {
  const { body } = await readActive(tx, 'verification');
  const customer = await readCustomer(tx, conversationId, connectors);
  const shown = await readStanding(tx, { conversationId, profileId: customer.profileId }, body, now);
  const [last] = await readNewest(tx, conversationId, customer.profileId);
  const isOpen = last?.state === 'asked' && last.open_until > now;
  const isOver = last !== undefined && last.reason !== null && last.reason !== 'replaced' && last.settled_at !== null;
  const ended =
    isOver && last.reason && last.settled_at ? { reason: last.reason, at: last.settled_at.toISOString() } : null;
  return {
    needed: mostNeeded(body, await readMatter(tx, conversationId, body)),
    met: shown.level && shown.until ? { level: shown.level, until: shown.until.toISOString() } : null,
    open: isOpen
      ? {
          id: last.id,
          way: last.way,
          level: last.level,
          askedAt: last.asked_at.toISOString(),
          askedBy: last.asked_by_kind === 'agent' ? last.asked_by : null,
          until: last.open_until.toISOString(),
          hint: last.hint,
        }
      : null,
    // A sign counts from the moment it is there, whether or not it was marked yet.
    ended: shown.sign ? { reason: shown.sign, at: now.toISOString() } : shown.level || isOpen ? null : ended,
    ways: waysFor(customer, await readOffered(tx)),
  };
}

async function readNewest(tx: Tx, conversationId: string, profileId: string): Promise<VerificationRow[]> {
  const { rows } = await sql<VerificationRow>`
    select * from verification
    where workspace_id = ${tx.workspaceId} and conversation_id = ${conversationId} and profile_id = ${profileId}
    order by asked_at desc, id desc limit 1`.execute(tx);
  return rows;
}
