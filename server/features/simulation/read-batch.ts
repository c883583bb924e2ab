import type { SimulatedKind } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { Onlooker } from './live-again.ts';
import type { Past } from './past.ts';
import { readPast } from './read-past.ts';
import { addCourse, type Casting, readCast } from './routing/casting.ts';

/** The past of these conversations, and who looks on as they are lived again: routing, where it is replayed. */
export async function readBatch(
  tx: Tx,
  conversationIds: readonly string[],
  casting: Casting | null,
): Promise<{ pasts: Past[]; onlooker: Onlooker | undefined }> {
  const pasts = await readPast(tx, conversationIds);
  if (!casting) return { pasts, onlooker: undefined };
  const rows = await readCast(tx, casting, conversationIds);
  return {
    pasts,
    onlooker: (past, outcomes) => {
      const row = rows.get(past.id);
      if (row) addCourse(casting, past, row, outcomes);
    },
  };
}

/** What somebody holds is known only of all conversations together. Throws `refused` for whoever sees some of them. */
export function requireAllReach({ reach }: Viewer): void {
  if (reach !== 'all')
    throw new AppError(
      'refused',
      'not_possible_here',
      'Routing and staffing can be tried only by somebody who sees every conversation: what a person holds counts.',
    );
}

/** Pure: whether what is tried decides who gets what. */
export const isRouting = ({ kinds, staffing }: { kinds: readonly SimulatedKind[]; staffing: unknown }): boolean =>
  kinds.includes('routing') || Boolean(staffing);
