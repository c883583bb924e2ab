import type { PolicyContent } from '#contract/policy.ts';
import { mostPreviewed, previewDays, type SimulationResult } from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { categoryNames } from './category-names.ts';
import { liveAgain } from './live-again.ts';
import { oneAhead } from './one-ahead.ts';
import { readPolicyHistory, withDrafts } from './policies.ts';
import { listNewest } from './queries.ts';
import { readBatch, requireAllReach } from './read-batch.ts';
import { startCasting } from './routing/casting.ts';
import { routingResult } from './routing/routing-result.ts';
import { resultOf, startTally } from './tally.ts';

const dayMs = 86_400_000;
const batchSize = 200;

export type Preview = { from: string; to: string; total: number; result: SimulationResult };

/** What a policy would have made of the last week, for the newest conversations up to a number; nothing is kept. */
export async function previewPolicy(
  { db, now }: Pick<Context, 'db' | 'now'>,
  viewer: Viewer,
  { content, timeZone }: { content: PolicyContent; timeZone: string },
): Promise<Preview> {
  const to = now();
  const frame = { from: new Date(to.getTime() - previewDays * dayMs), to, asOf: to, timeZone };
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
  return { from: frame.from.toISOString(), to: to.toISOString(), total, result: { ...result, ...routing } };
}
