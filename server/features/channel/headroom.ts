import * as z from 'zod';
import type { Headroom } from '#connectors/session.ts';
import type { Context } from '#server/context.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

/** A channel's headroom is written at most so often, in ms. */
const writeEveryMs = 60_000;
/** More limits than any network has. */
const mostLimits = 12;

const Kept = z.array(
  z.object({
    of: z.string(),
    share: z.number(),
    left: z.optional(z.number()),
    resetsAt: z.optional(z.string()),
    at: z.string(),
  }),
);
/** The newest word of each limit; `at` is when the network said it. */
export type KeptHeadroom = z.output<typeof Kept>;

export const readHeadroom = (stored: unknown): KeptHeadroom => Kept.catch([]).parse(stored);

/** Pure: what is known with what was told now; the newest word of each limit counts. */
export function withTold(known: KeptHeadroom, told: readonly Headroom[], now: Date): KeptHeadroom {
  const fresh = told.map(({ of, share, left, resetsAt }) => ({
    ...{ of, share: Math.min(1, Math.max(0, share)), at: now.toISOString() },
    ...(left !== undefined && { left }),
    ...(resetsAt && { resetsAt: resetsAt.toISOString() }),
  }));
  const older = known.filter(({ of }) => !fresh.some((one) => one.of === of));
  return [...fresh, ...older].slice(0, mostLimits);
}

/** What networks told this program of late, until it is written. */
const told = new Map<string, { headroom: KeptHeadroom; writtenAt: number }>();

/** Keeps in memory what a network told of its limits, and writes it once a minute. */
export async function noteHeadroom(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { workspaceId, channelId, known }: { workspaceId: WorkspaceId; channelId: string; known: unknown },
  news: readonly Headroom[],
): Promise<void> {
  if (news.length === 0) return;
  const at = now();
  const before = told.get(channelId) ?? { headroom: readHeadroom(known), writtenAt: 0 };
  const headroom = withTold(before.headroom, news, at);
  const isDue = Math.abs(at.getTime() - before.writtenAt) >= writeEveryMs;
  told.set(channelId, { headroom, writtenAt: isDue ? at.getTime() : before.writtenAt });
  if (!isDue) return;
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .updateTable('channel')
      .set({ headroom: JSON.stringify(headroom) })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', channelId)
      .execute(),
  );
}
