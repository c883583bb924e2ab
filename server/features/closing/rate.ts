import { sql } from 'kysely';
import type { Endings } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

const dayMs = 86_400_000;

type Counted = {
  ended: string;
  channelId: string;
  network: string;
  handle: string;
  teamId: string | null;
  teamName: string | null;
  posts: number;
};

/**
 * How the public posts ended whose conversations were resolved in the last `days` days and are so still, within the viewer's
 * reach. A post that was resolved several times counts once, as it ended last.
 */
export async function countEndings(tx: Tx, viewer: Viewer, days: number, now: Date): Promise<Endings> {
  const from = new Date(now.getTime() - days * dayMs);
  const { rows } = await sql<Counted>`
    select last.ended, last.channel_id as "channelId", ch.network, ch.handle, last.team_id as "teamId", t.name as "teamName",
      count(*)::int as posts
    from (
      select distinct on (e.thread_id, e.profile_id) e.* from public_ending e
      where e.workspace_id = ${tx.workspaceId} and e.at >= ${from}
      order by e.thread_id, e.profile_id, e.at desc, e.id desc
    ) last
    join conversation c on c.workspace_id = last.workspace_id and c.id = last.conversation_id and c.status = 'resolved'
    join channel ch on ch.workspace_id = last.workspace_id and ch.id = last.channel_id
    left join team t on t.workspace_id = last.workspace_id and t.id = last.team_id
    where ${withinReach(viewer)}
    group by last.ended, last.channel_id, ch.network, ch.handle, last.team_id, t.name`.execute(tx);
  const unanswered = rows.filter(({ ended }) => ended !== 'answer');
  return {
    from: from.toISOString(),
    all: sum(rows),
    reasons: groups(unanswered, ({ ended }) => ended).map(([reason, some]) => ({ reason, posts: sum(some).posts })),
    channels: groups(rows, ({ channelId }) => channelId).map(([id, some]) => ({
      id,
      network: some[0]?.network ?? '',
      handle: some[0]?.handle ?? '',
      ...sum(some),
    })),
    teams: groups(rows, ({ teamId }) => teamId ?? '').map(([id, some]) => ({
      id: id || null,
      name: some[0]?.teamName ?? null,
      ...sum(some),
    })),
  };
}

/** Those with the most posts first. */
function groups(rows: readonly Counted[], keyOf: (row: Counted) => string): [string, Counted[]][] {
  return [...Map.groupBy(rows, keyOf)].sort(([, a], [, b]) => sum(b).posts - sum(a).posts);
}

function sum(rows: readonly Counted[]): { posts: number; answered: number } {
  const count = (some: readonly Counted[]) => some.reduce((total, { posts }) => total + posts, 0);
  return { posts: count(rows), answered: count(rows.filter(({ ended }) => ended === 'answer')) };
}
