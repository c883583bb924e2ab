import type { Stage } from '#contract/common.ts';
import type { Tx } from '#server/db/client.ts';
import { readConsentStanding, readWishes } from '#server/features/contact/queries.ts';
import { Entered } from './gather-again.ts';
import { findCarried } from './queries.ts';
import { quietEnd } from './quiet.ts';
import { readNeeds } from './trace.ts';

type Leaving = { id: string; conversation_id: string; verb: string; stage: string | null; entered: unknown };

/**
 * Until when a text waits that the gate let through and that would come at a quiet hour of its reader; null where it may
 * go. Call it in the moment in which it would leave.
 */
export async function quietNow(tx: Tx, row: Leaving, now: Date): Promise<Date | null> {
  const { id, conversation_id: conversationId, verb, stage } = row;
  if (stage === null || verb === 'edit') return null;
  const { customerId } = await readNeeds(tx, id);
  const quiet = customerId === null ? null : ((await readWishes(tx, customerId))?.quiet ?? null);
  if (customerId === null || quiet === null || (await findCarried(tx, id)) !== null) return null;
  const consent = await readConsentStanding(tx, { conversationId, profileId: customerId });
  const purpose = Entered.parse(row.entered).purpose ?? 'service';
  // The database admits two stages.
  return quietEnd({ stage: stage as Stage, purpose, consent, quiet }, now);
}
