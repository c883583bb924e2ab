import { sql } from 'kysely';
import type { Profile } from '#connectors/inbound.ts';
import { bigints, booleans, texts, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';

export type KnownProfile = {
  id: string;
  contactId: string | null;
  /** An account of ours blocks or mutes them: what they write is kept and asks for nobody. */
  isRestrained: boolean;
  /** Nobody had heard of them before this transaction, so nothing of theirs stands. */
  isNew: boolean;
};
/** By `accountKey`. */
export type Profiles = Map<string, KnownProfile>;

export const accountKey = (origin: string, externalId: string) => `${origin} ${externalId}`;

type Author = { origin: string; network: string; profile: Profile };

/** Makes sure every author has a profile and a contact, and that handle, name and picture are the newest seen. */
export async function saveProfiles(tx: Tx, authors: readonly Author[], now: Date): Promise<Profiles> {
  const newest = newestOf(authors);
  if (newest.length === 0) return new Map();
  const rows = newest.map((author) => ({ ...author, id: newId(now), contactId: newId(now) }));
  const { rows: saved } = await sql<Saved & { is_changed: boolean }>`
    with seen as ${seenOf(rows)}, added as (
      insert into profile (workspace_id, id, network, origin, external_id, handle, name, avatar_url, followers, followers_at, contact_id, seen_at)
      select ${tx.workspaceId}, id, network, origin, external_id, handle, name, avatar_url, followers,
        case when followers is not null then ${now}::timestamptz end, contact_id, ${now} from seen
      on conflict (workspace_id, origin, external_id) do nothing
      returning origin, external_id, id, contact_id, name, handle
    ), people as (
      insert into contact (workspace_id, id, name, created_at)
      select ${tx.workspaceId}, contact_id, coalesce(nullif(name, ''), handle), ${now} from added
    )
    select origin, external_id, id, contact_id, false as is_restrained, true as is_new, false as is_changed from added
    union all
    select p.origin, p.external_id, p.id, p.contact_id, ${isRestrained}, false, s.is_named and ${isChanged(now)}
    from seen s cross join lateral ${profileOf(tx)} p`.execute(tx);
  const changed = new Set(saved.filter((row) => row.is_changed).map((row) => accountKey(row.origin, row.external_id)));
  await renew(
    tx,
    rows.filter((row) => changed.has(accountKey(row.origin, row.profile.externalId))),
    now,
  );
  // One that another transaction added meanwhile is in neither half.
  const all = saved.length === rows.length ? saved : await findProfiles(tx, rows);
  return new Map(
    all.map((row) => [
      accountKey(row.origin, row.external_id),
      { id: row.id, contactId: row.contact_id, isRestrained: row.is_restrained, isNew: row.is_new },
    ]),
  );
}

type Seen = Author & { id: string; contactId: string };

const seenOf = (rows: readonly Seen[]) => sql`(
      select * from unnest(${uuids(rows.map((r) => r.id))}, ${uuids(rows.map((r) => r.contactId))}, ${texts(rows.map((r) => r.network))},
        ${texts(rows.map((r) => r.origin))}, ${texts(rows.map((r) => r.profile.externalId))}, ${texts(rows.map((r) => r.profile.handle))},
        ${texts(rows.map((r) => r.profile.name))}, ${texts(rows.map((r) => r.profile.avatarUrl ?? null))}, ${bigints(rows.map((r) => r.profile.followers ?? null))},
        ${booleans(rows.map((r) => r.profile.isUnnamed !== true))})
        as s (id, contact_id, network, origin, external_id, handle, name, avatar_url, followers, is_named)
    )`;

/** A count of followers that is told again is written down no more often. */
const dayMs = 86_400_000;

/** Between what was seen, `s`, and the profile as it stands, `p`. */
const isChanged = (now: Date) => sql`((p.handle, p.name, p.avatar_url, p.followers)
      is distinct from (s.handle, s.name, coalesce(s.avatar_url, p.avatar_url), coalesce(s.followers, p.followers))
      or (s.followers is not null and coalesce(p.followers_at, '-infinity') < ${new Date(now.getTime() - dayMs)}))`;

/** Writes what has changed about people we know; whom we call as a network had named them we go on calling so. */
async function renew(tx: Tx, changed: readonly Seen[], now: Date): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    with seen as ${seenOf(changed)}, known as materialized (
      select p.id, p.contact_id, p.name as was, s.handle, s.name, coalesce(s.avatar_url, p.avatar_url) as avatar_url,
        coalesce(s.followers, p.followers) as followers,
        case when s.followers is null then p.followers_at else ${now}::timestamptz end as followers_at
      from seen s cross join lateral ${profileOf(tx)} p
    ), renamed as (
      update contact c set name = k.name, version = version + 1 from known k
      where c.workspace_id = ${tx.workspaceId} and c.id = k.contact_id and c.name = k.was and k.name not in ('', k.was) and c.erased_at is null
    )
    update profile p set handle = k.handle, name = k.name, avatar_url = k.avatar_url, followers = k.followers, followers_at = k.followers_at,
      seen_at = ${now}
    from known k where p.workspace_id = ${tx.workspaceId} and p.id = k.id`.execute(tx);
}

/** The last that was told of each; who is named somewhere among these is named. */
function newestOf(authors: readonly Author[]): Author[] {
  const byKey = new Map<string, Author>();
  for (const author of authors) {
    const key = accountKey(author.origin, author.profile.externalId);
    const isNamed = byKey.get(key)?.profile.isUnnamed === undefined && byKey.has(key);
    if (!(isNamed && author.profile.isUnnamed)) byKey.set(key, author);
  }
  return [...byKey.values()];
}

type Saved = {
  origin: string;
  external_id: string;
  id: string;
  contact_id: string | null;
  is_restrained: boolean;
  is_new: boolean;
};

/** One look into the unique index for each `s`: on tables that nobody has counted yet, a join would read them whole. */
const profileOf = (tx: Tx) => sql`(select * from profile
  where workspace_id = ${tx.workspaceId} and origin = s.origin and external_id = s.external_id offset 0)`;

const isRestrained = sql`exists (select from restraint r where r.workspace_id = p.workspace_id and r.profile_id = p.id)`;

async function findProfiles(tx: Tx, authors: readonly Author[]): Promise<Saved[]> {
  const { rows } = await sql<Saved>`
    select p.origin, p.external_id, p.id, p.contact_id, ${isRestrained} as is_restrained, false as is_new
    from unnest(${texts(authors.map((a) => a.origin))}, ${texts(authors.map((a) => a.profile.externalId))}) as s (origin, external_id)
    join profile p on p.workspace_id = ${tx.workspaceId} and p.origin = s.origin and p.external_id = s.external_id`.execute(
    tx,
  );
  return rows;
}
