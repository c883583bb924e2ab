import { sql } from 'kysely';
import type { StrangerRules } from '#contract/stranger-policy.ts';
import { texts, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { sentAhead } from '#server/db/prepared.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { asksForSame, judge, type Newcomer, type Verdict } from './judge.ts';

/** A conversation that is about to begin, with what its first message tells. */
export type Beginning = Omit<Newcomer, 'isKnown' | 'sameFrom' | 'spamSurely'> & {
  conversationId: string;
  profileId: string;
  /** Their profile was made just now, so nothing of theirs stands. */
  isNew: boolean;
  /** What others say who say the same, see `digestOf`. */
  digest: string | null;
};

const dayMs = 86_400_000;

/** By conversation, which of these are set aside; what the same many say is remembered for those to come. */
export async function judgeNewcomers(
  tx: Tx,
  beginnings: readonly Beginning[],
  now: Date,
): Promise<ReadonlyMap<string, Verdict>> {
  if (beginnings.length === 0) return new Map();
  const [{ body }, known] = await Promise.all([readActive(tx, 'strangers'), findKnown(tx, beginnings)]);
  const said = beginnings.map(({ digest }) => digest);
  const asked = beginnings.map((one) => asksForSame(body, one, now));
  const same = await countSame(
    tx,
    said.filter((_, n) => asked[n]),
    now,
  );
  return new Map(
    beginnings.flatMap((one, n) => {
      const isKnown = known.has(one.profileId);
      const verdict = judge(
        body,
        { ...one, isKnown, sameFrom: asked[n] ? othersIn(beginnings, said, n, same) : 0, spamSurely: null },
        now,
      );
      return verdict ? [[one.conversationId, verdict] as const] : [];
    }),
  );
}

/** How many other accounts said what the nth says: before, and earlier in this batch. */
function othersIn(
  beginnings: readonly Beginning[],
  said: readonly (string | null)[],
  n: number,
  before: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const digest = said[n];
  if (digest == null) return 0;
  const others = new Set(before.get(digest));
  for (const [at, { profileId }] of beginnings.slice(0, n).entries()) if (said[at] === digest) others.add(profileId);
  others.delete(beginnings[n]?.profileId ?? '');
  return others.size;
}

/** Enough of each to know that there are many; more are not counted. */
const mostSame = 1_000;

/** Who said each of these within a day. */
async function countSame(
  tx: Tx,
  said: readonly (string | null)[],
  now: Date,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const digests = [...new Set(said.flatMap((digest) => digest ?? []))];
  if (digests.length === 0) return new Map();
  const { rows } = await sql<{ digest: string; profileIds: string[] }>`
    select d.digest, array(
      select f.profile_id from first_words f where f.workspace_id = ${tx.workspaceId} and f.digest = d.digest
        and f.said_at > ${new Date(now.getTime() - dayMs)} limit ${mostSame}) as "profileIds"
    from unnest(${texts(digests)}) as d (digest)`.execute(tx);
  return new Map(rows.map(({ digest, profileIds }) => [digest, new Set(profileIds)]));
}

/** Remembers what these said first; called once their conversations stand. */
export async function rememberFirstWords(tx: Tx, beginnings: readonly Beginning[], now: Date): Promise<void> {
  const rows = beginnings.filter(({ digest }) => digest !== null);
  if (rows.length === 0) return;
  await sql`${sentAhead}
    insert into first_words (workspace_id, digest, profile_id, conversation_id, said_at)
    select distinct on (w.digest, w.profile_id) ${tx.workspaceId}::uuid, w.*, ${now}::timestamptz
    from unnest(${texts(rows.map(({ digest }) => digest))}, ${uuids(rows.map(({ profileId }) => profileId))},
      ${uuids(rows.map(({ conversationId }) => conversationId))}) as w (digest, profile_id, conversation_id)
    on conflict (workspace_id, digest, profile_id) do update set said_at = excluded.said_at`.execute(tx);
}

/**
 * Of these authors those whose person has a conversation that is not set aside. The limits keep it one look at an index
 * for each: joined, a table that grows from nothing within one run is read whole for each of them.
 */
async function findKnown(tx: Tx, beginnings: readonly Beginning[]): Promise<ReadonlySet<string>> {
  const heardOf = beginnings.filter(({ isNew }) => !isNew);
  if (heardOf.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select p.id from profile p
    cross join lateral (
      select from profile q
      cross join lateral (
        select from conversation c where c.workspace_id = q.workspace_id and c.profile_id = q.id and c.aside is null
          and not c.id = any(${uuids(beginnings.map(({ conversationId }) => conversationId))}) limit 1
      ) standing
      where q.workspace_id = p.workspace_id and q.contact_id = p.contact_id limit 1
    ) known
    where p.workspace_id = ${tx.workspaceId} and p.id = any(${uuids(heardOf.map(({ profileId }) => profileId))})`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** When a request that waits from now on comes in by itself; null for never, and for what is no request. */
export function admission({ requests }: StrangerRules, { kind }: Pick<Verdict, 'kind'>, now: Date): Date | null {
  if (kind !== 'request' || requests.admitAfterMinutes === null) return null;
  return new Date(now.getTime() + requests.admitAfterMinutes * 60_000);
}
