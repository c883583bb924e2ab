import type { PolicyContent } from '#contract/policy.ts';
import { mostPreviewed, previewDays, type SimulationResult } from '#contract/simulation.ts';
import type { Context } from '#server/context.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { categoryNames } from './category-names.ts';
import { liveAgain } from './live-again.ts';
import { oneAhead } from './one-ahead.ts';
import { readPolicyHistory, withDrafts } from './policies.ts';
import { listNewest } from './queries.ts';
import { readPast } from './read-past.ts';
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
  const { arms, ids, total } = await db.inWorkspace(viewer.workspaceId, async (tx) => {
    const history = await readPolicyHistory(tx);
    return {
      arms: { now: history, draft: withDrafts(history, [content]) },
      ...(await listNewest(tx, viewer, frame, mostPreviewed)),
    };
  });
  const tally = startTally(frame);
  const read = async (n: number) => {
    const batch = ids.slice(n * batchSize, (n + 1) * batchSize);
    return batch.length === 0 ? null : db.inWorkspace(viewer.workspaceId, (tx) => readPast(tx, batch));
  };
  for await (const pasts of oneAhead(read)) await liveAgain(pasts, arms, frame, tally);
  return { from: frame.from.toISOString(), to: to.toISOString(), total, result: resultOf(tally, categoryNames(arms)) };
}
