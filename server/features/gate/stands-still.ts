import type { Connector } from '#connectors/connector.ts';
import type { Verb } from '#connectors/outbound.ts';
import { isClosed } from '#connectors/window.ts';
import type { Tx } from '#server/db/client.ts';
import { readConsentStanding } from '#server/features/contact/queries.ts';
import { isEnough, readStanding } from '#server/features/verification/queries.ts';
import { Targets } from './plan.ts';
import { readPolicies } from './policies.ts';
import { readNeeds } from './trace.ts';
import { readWindow } from './window.ts';
import { isWithdrawn } from './withdrawn.ts';

/** What was true when the gate looked and is no more. */
export type Gone = 'verification' | 'consent' | 'window';

/** What of a dispatch it depends on. */
type Leaving = {
  id: string;
  verb: Verb;
  conversation_id: string;
  thread_id: string | null;
  targets: unknown;
  actor_kind: string;
};

/**
 * Whether what the gate let a dispatch through for is true in the moment in which it leaves: seconds, or a pause of the
 * network, lie between. Call it holding the lock of its conversation, so that it stays true until it is claimed.
 */
export async function standsStill(
  tx: Tx,
  { id, conversation_id: conversationId, verb, thread_id: threadId, actor_kind, targets }: Leaving,
  { network, connectors, now }: { network: string; connectors: readonly Connector[]; now: Date },
): Promise<Gone | null> {
  const { level, purpose, customerId } = await readNeeds(tx, id);
  if (customerId === null) return null;
  const { template } = Targets.parse(targets);
  const window =
    verb === 'direct' && !template ? await readWindow(tx, connectors, { network, threadId, customerId }) : null;
  if (window !== null && isClosed(window, actor_kind === 'agent', now)) return 'window';
  if (level === null && purpose === null) return null;
  const customer = { conversationId, profileId: customerId };
  if (level !== null) {
    const { body } = (await readPolicies(tx)).verification;
    const shown = await readStanding(tx, customer, body, now);
    if (!isEnough(shown.level, level)) return 'verification';
  }
  if (purpose === null) return null;
  return isWithdrawn(await readConsentStanding(tx, customer), { way: 'direct_message', purpose }) ? 'consent' : null;
}
