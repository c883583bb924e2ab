import { type RawBuilder, sql } from 'kysely';
import type { SavedReply, SavedReplyRow, Variant } from '#contract/saved-reply.ts';
import { blanksIn } from '#contract/saved-reply-text.ts';
import { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { listSamePerson } from '#server/features/gate/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export { fillReply } from './fill.ts';
export { readPlace, type Where } from './place.ts';

import { asksRelease } from './asks-release.ts';
import { holdsUnchanged, isTelling, plainText } from './wording.ts';

/** How much of a text lists show. */
const openingLength = 120;

type Stored = Omit<SavedReplyRow, 'expiresAt' | 'changedAt' | 'lastUsedAt' | 'editable' | 'audience' | 'mayRelease'> & {
  audience: string;
  writtenBy: string | null;
  expiresAt: Date | null;
  changedAt: Date;
  lastUsedAt: Date | null;
};

/** Where a reply would be sent, to count what was sent in places like it. */
type Context = { network: string; language: string | null };

type Asked = { now: Date; here?: Context | null; which?: RawBuilder<unknown>; deleted?: boolean };

async function read(tx: Tx, viewer: Viewer, asked: Asked): Promise<SavedReplyRow[]> {
  const { now, here = null, which = sql`true`, deleted = false } = asked;
  const isHere = here === null ? sql`false` : sql`u.network = ${here.network} and u.language = ${here.language ?? ''}`;
  const { rows } = await sql<Stored>`
    select r.id, r.title, r.folder, r.audience, r.team_id as "teamId", r.owner_id as "ownerId", r.expires_at as "expiresAt",
      coalesce(r.expires_at <= ${now}, false) as "isExpired", r.changed_at as "changedAt",
      ${awaits(tx)} as "awaitsRelease", r.digest, r.written_by as "writtenBy", r.released_by as "releasedBy",
      v.opening, v.languages, v.networks, coalesce(u.uses, 0)::int as uses, coalesce(u.here, 0)::int as "usesHere",
      u.last as "lastUsedAt"
    from saved_reply r
    cross join lateral (
      select left(min(v.text) filter (where v.n = 0), ${openingLength}::int) as opening,
        array_agg(distinct v.language order by v.language) as languages, array_agg(distinct v.network order by v.network) as networks
      from saved_reply_variant v where v.workspace_id = r.workspace_id and v.reply_id = r.id
    ) v
    cross join lateral (
      select sum(u.uses) as uses, sum(u.uses) filter (where ${isHere}) as here, max(u.last_used_at) as last
      from saved_reply_use u where u.workspace_id = r.workspace_id and u.reply_id = r.id
    ) u
    where r.workspace_id = ${tx.workspaceId} and (r.deleted_at is not null) = ${deleted} and ${visible(viewer)} and ${which}
    order by "usesHere" desc, uses desc, lower(r.title), r.id`.execute(tx);
  const asksMe = viewer.permissions.has('reply.approve') && rows.some(({ awaitsRelease }) => awaitsRelease);
  const mine = asksMe && viewer.agentId !== null ? new Set(await listSamePerson(tx, viewer.agentId)) : null;
  return rows.map((row) => toRow(row, viewer, mine));
}

/** It is for others, the policy asks for a second person, and nobody has released it as it stands. */
const awaits = (tx: Tx) =>
  sql<boolean>`(r.audience <> 'me' and r.released_digest is distinct from r.digest and ${asksRelease(tx)})`;

/** All that the viewer sees: their own, their teams' and everyone's, those sent most often in such a place first. */
export function listSavedReplies(
  tx: Tx,
  viewer: Viewer,
  asked: { now: Date; here: Context | null },
): Promise<SavedReplyRow[]> {
  return read(tx, viewer, asked);
}

/** Those of these that the viewer sees. */
export function readRows(
  tx: Tx,
  viewer: Viewer,
  { now, ids }: { now: Date; ids: readonly string[] },
): Promise<SavedReplyRow[]> {
  return read(tx, viewer, { now, which: sql`r.id = any(${ids}::uuid[])` });
}

/** One of them with its texts, or `not_found`; `deleted` looks among the deleted ones. */
export async function getSavedReply(
  tx: Tx,
  viewer: Viewer,
  replyId: string,
  { now, deleted = false }: { now: Date; deleted?: boolean },
): Promise<SavedReply> {
  const [row] = await read(tx, viewer, { now, which: sql`r.id = ${replyId}`, deleted });
  if (!row) throw notFound('saved reply');
  return { ...row, variants: (await readVariants(tx, [replyId])).get(replyId) ?? [] };
}

/** The texts of these, each in its order. */
export async function readVariants(tx: Tx, replyIds: readonly string[]): Promise<Map<string, Variant[]>> {
  const { rows } = await sql<Variant & { replyId: string }>`
    select reply_id as "replyId", network, language, text from saved_reply_variant
    where workspace_id = ${tx.workspaceId} and reply_id = any(${replyIds}::uuid[]) order by reply_id, n`.execute(tx);
  const found = new Map<string, Variant[]>();
  for (const { replyId, ...variant } of rows) found.set(replyId, [...(found.get(replyId) ?? []), variant]);
  return found;
}

/** Whoever may keep them for others sees those of every team, so that none is left without somebody to mend it. */
function visible({ agentId, teamIds, permissions }: Viewer): RawBuilder<unknown> {
  return sql`(r.audience = 'everyone' or (r.audience = 'me' and r.owner_id = ${agentId})
    or (r.audience = 'team' and (${permissions.has('saved_reply.manage')} or r.team_id = any(${teamIds}::uuid[]))))`;
}

/** `mine`: the accounts of the viewer's person; null for who releases nothing. */
function toRow(
  { writtenBy, ...row }: Stored,
  { agentId, permissions }: Viewer,
  mine: ReadonlySet<string> | null,
): SavedReplyRow {
  const isOwn = row.audience === 'me' && row.ownerId === agentId;
  return {
    ...row,
    audience: Audience.parse(row.audience),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    editable: isOwn || permissions.has('saved_reply.manage'),
    mayRelease: row.awaitsRelease && mine !== null && !(writtenBy !== null && mine.has(writtenBy)),
    releasedBy: row.awaitsRelease ? null : row.releasedBy,
  };
}

/** A saved reply that a text was made from, or that it holds whoever typed it. */
export type Origin = {
  /** Empty for one that the viewer does not see. */
  title: string;
  expiredAt: Date | null;
  isDeleted: boolean;
  /** A second person has to release it first. */
  awaitsRelease: boolean;
  /** The text holds one of its texts as it is. */
  isUnchanged: boolean;
  /** Its blanks that still stand in the text. */
  blanksLeft: string[];
};

/**
 * Where a text comes from: the saved replies it names, and those that it holds word for word without naming them although
 * they have expired or wait for their release, unless one for others that is still good reads the same.
 */
export async function readOrigins(
  tx: Tx,
  viewer: Viewer,
  { text, savedReplyIds, now }: { text: string; savedReplyIds: readonly string[]; now: Date },
): Promise<Origin[]> {
  const plain = plainText(text);
  const { rows } = await sql<{
    title: string;
    expiredAt: Date | null;
    isDeleted: boolean;
    awaitsRelease: boolean;
    isNamed: boolean;
    texts: string[];
  }>`
    with named as (
      select unnest(${savedReplyIds}::uuid[]) as id
    ), found as (
      select v.reply_id as id from saved_reply r
      join saved_reply_variant v on v.workspace_id = r.workspace_id and v.reply_id = r.id
      where r.workspace_id = ${tx.workspaceId} and (r.expires_at <= ${now} or ${awaits(tx)}) and r.deleted_at is null
        and length(v.anchor) >= 20 and position(v.anchor in ${plain}) > 0
        and not exists (
          select from saved_reply_variant other
          join saved_reply good on good.workspace_id = other.workspace_id and good.id = other.reply_id
            and good.deleted_at is null and (good.expires_at is null or good.expires_at > ${now})
            -- One's own copy of what nobody has released yet is no release.
            and (not ${awaits(tx)} or (good.audience <> 'me' and good.released_digest = good.digest))
          where other.workspace_id = v.workspace_id and other.anchor = v.anchor)
      limit 20
    )
    select case when ${visible(viewer)} then r.title else '' end as title,
      case when r.expires_at <= ${now} then r.expires_at end as "expiredAt", r.deleted_at is not null as "isDeleted",
      ${awaits(tx)} as "awaitsRelease", r.id in (select id from named) as "isNamed",
      array(select v.text from saved_reply_variant v where v.workspace_id = r.workspace_id and v.reply_id = r.id) as texts
    from saved_reply r
    where r.workspace_id = ${tx.workspaceId} and r.id in (select id from named union select id from found)
    order by r.id`.execute(tx);
  return rows.map(({ title, expiredAt, isDeleted, awaitsRelease, isNamed, texts }) => ({
    title,
    expiredAt,
    isDeleted,
    awaitsRelease,
    isUnchanged: texts.some((source) => (isNamed || isTelling(source)) && holdsUnchanged(source, text)),
    blanksLeft: isNamed ? [...new Set(texts.flatMap(blanksIn))].filter((blank) => text.includes(blank)) : [],
  }));
}
