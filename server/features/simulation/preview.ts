import type { PolicyContent } from '#contract/policy.ts';
import { mostPreviewed, type SimulationResult } from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { categoryNames } from './category-names.ts';
import { liveAgain } from './live-again.ts';
import { oneAhead } from './one-ahead.ts';
import { readPeriod } from './period.ts';
import { readPolicyHistory, withDrafts } from './policies.ts';
import { listNewest } from './queries.ts';
import { readBatch, requireAllReach } from './read-batch.ts';
import { startCasting } from './routing/casting.ts';
import { routingResult } from './routing/routing-result.ts';
import { resultOf, startTally } from './tally.ts';

const batchSize = 200;

type Wanted = { content: PolicyContent; from: string; to: string; timeZone: string };
export type Preview = { total: number; result: SimulationResult };

/**
 * What a policy would have made of a period, for the newest conversations up to a number; nothing is kept. Throws AppError
 * for a period that is none, and for routing by somebody who sees only some conversations.
 */
export async function previewPolicy(
  { db, now }: Pick<Context, 'db' | 'now'>,
  viewer: Viewer,
  { content, timeZone, ...wanted }: Wanted,
): Promise<Preview> {
  const asOf = now();
  const frame = { ...readPeriod(wanted, asOf), asOf, timeZone };
  const { arms, casting, ids, total } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const history = await readPolicyHistory(tx);
    const casting = await startCasting(tx, { history, drafts: [content], staffing: null, frame });
    if (casting) requireAllReach(viewer);
    return {
      arms: { now: history, draft: withDrafts(history, [content]) },
      casting,
      ...(await listNewest(tx, viewer, { period: frame, which: casting ? 'held' : 'said' }, mostPreviewed)),
    };
  });
  const tally = startTally(frame);
  const read = async (n: number) => {
    const batch = ids.slice(n * batchSize, (n + 1) * batchSize);
    return batch.length === 0 ? null : db.inWorkspace(viewer.workspaceId, (tx) => readBatch(tx, batch, casting));
  };
  for await (const { pasts, onlooker } of oneAhead(read)) await liveAgain(pasts, arms, frame, tally, onlooker);
  const result = resultOf(tally, categoryNames(arms));
  const routing = casting ? { routing: await routingResult(casting) } : {};
  return { total, result: { ...result, ...routing } };
}
