import { sql } from 'kysely';
import type { Influence } from '#contract/influence.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { estimateReaders } from './estimate-readers.ts';
import { getPlacedContact } from './queries.ts';

/** So many of the latest posts are looked at. */
const mostPosts = 20;

type Stored = {
  profileId: string;
  network: string;
  handle: string;
  followers: number | null;
  followersAt: Date | null;
  posts: number;
  views: number | null;
  likes: number | null;
  figuresAt: Date | null;
};

/** How far each profile of a person is heard, the most followed first. Throws `not_found`. */
export async function listInfluence(tx: Tx, viewer: Viewer, contactId: string): Promise<Influence[]> {
  const { id } = await getPlacedContact(tx, viewer, contactId);
  // What was read within an hour of writing says how soon we looked, not how many will see it.
  const { rows } = await sql<Stored>`
    select p.id as "profileId", p.network, p.handle, p.followers::float8 as followers,
      coalesce(p.followers_at, p.seen_at) as "followersAt", seen.*
    from profile p cross join lateral (
      select count(*)::int as posts, max(m.figures_at) as "figuresAt",
        percentile_cont(0.5) within group (order by m.views) as views,
        percentile_cont(0.5) within group (order by m.likes) as likes
      from (
        select m.figures_at, m.views, m.likes from message m
        where m.workspace_id = p.workspace_id and m.profile_id = p.id and m.direction = 'in' and m.visibility <> 'private'
          and m.figures_at >= m.occurred_at + interval '1 hour'
        order by m.occurred_at desc limit ${mostPosts}
      ) m
    ) seen
    where p.workspace_id = ${tx.workspaceId} and p.contact_id = ${id}
    order by p.followers desc nulls last, p.id`.execute(tx);
  return rows.map(toInfluence);
}

function toInfluence({ profileId, network, handle, posts, views, likes, ...row }: Stored): Influence {
  const followers =
    row.followers === null || row.followersAt === null
      ? null
      : { count: row.followers, at: row.followersAt.toISOString() };
  const observed =
    row.figuresAt === null
      ? null
      : { posts, views: whole(views), likes: whole(likes), at: row.figuresAt.toISOString() };
  return { profileId, network, handle, followers, observed, estimate: estimateReaders({ followers, observed }) };
}

const whole = (figure: number | null) => (figure === null ? null : Math.round(figure));
