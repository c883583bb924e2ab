import { sql } from 'kysely';
import type { ConversationRef, LinkKind, Matter, Merge, Split } from '#contract/matter.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlaced, readFamily, withinReach } from '#server/features/conversation/queries.ts';
import { search } from '#server/features/search/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { proposalsAbout } from './proposals.ts';
import { readRefs, readRefsToday } from './refs.ts';

/** What belongs together with a conversation. Throws `not_found`. */
export async function getMatter(tx: Tx, viewer: Viewer, conversationId: string): Promise<Matter> {
  await getPlaced(tx, viewer, conversationId);
  const family = await readFamily(tx, conversationId);
  return {
    merges: await readMerges(tx, conversationId),
    splits: await readSplits(tx, conversationId),
    links: await readLinks(tx, viewer, family),
    proposals: await proposalsAbout(tx, viewer, family),
  };
}

async function readMerges(tx: Tx, conversationId: string): Promise<Merge[]> {
  const { rows } = await sql<Omit<Merge, 'at'> & { at: Date }>`
    select m.id, m.at, case when m.actor_kind = 'agent' then m.actor_id end as "agentId", (
      select json_agg(json_build_object('id', c.id, 'number', c.number, 'name', coalesce(nullif(p.name, ''), p.handle), 'network', p.network) order by c.number)
      from conversation_merge_part part
      join conversation c on c.workspace_id = part.workspace_id and c.id = part.from_id
      join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
      where part.workspace_id = m.workspace_id and part.merge_id = m.id
    ) as "from"
    from conversation_merge m
    where m.workspace_id = ${tx.workspaceId} and m.into_id = ${conversationId} and m.undone_at is null
    order by m.at desc`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function readSplits(tx: Tx, conversationId: string): Promise<Split[]> {
  const { rows } = await sql<{ id: string; at: Date; isOrigin: boolean; otherId: string; number: number }>`
    select s.id, s.at, s.from_id = ${conversationId} as "isOrigin", c.id as "otherId", c.number
    from conversation_split s
    join conversation c on c.workspace_id = s.workspace_id
      and c.id = case when s.from_id = ${conversationId} then s.new_id else s.from_id end
    where s.workspace_id = ${tx.workspaceId} and (s.from_id = ${conversationId} or s.new_id = ${conversationId})
      and s.undone_at is null
    order by s.at desc`.execute(tx);
  return rows.map(({ id, at, isOrigin, otherId, number }) => ({
    id,
    at: at.toISOString(),
    direction: isOrigin ? 'into' : 'from',
    other: { id: otherId, number },
  }));
}

/** Links of all that this conversation is made of, to what the others are today. */
async function readLinks(tx: Tx, viewer: Viewer, family: readonly string[]): Promise<Matter['links']> {
  const { rows } = await sql<{ kind: LinkKind; other: string }>`
    select kind, case when one_id = any(${family}::uuid[]) then other_id else one_id end as other from conversation_link
    where workspace_id = ${tx.workspaceId} and (one_id = any(${family}::uuid[]) or other_id = any(${family}::uuid[]))
    order by at desc`.execute(tx);
  const refs = await readRefsToday(
    tx,
    viewer,
    rows.map(({ other }) => other),
  );
  const links = rows.flatMap(({ kind, other }) => {
    const ref = refs.get(other);
    return ref && !family.includes(ref.id) ? [[ref.id, { kind, other: ref }] as const] : [];
  });
  return [...new Map(links).values()];
}

/** How many of each kind are offered. */
const offered = 20;

type Related = { same: ConversationRef[]; others: ConversationRef[] };

/** Conversations to merge or link with: of the same person, and any whose number, name or words fit. */
export async function findRelated(
  tx: Tx,
  viewer: Viewer,
  { conversationId, q }: { conversationId: string; q: string },
  now: Date,
): Promise<Related> {
  await getPlaced(tx, viewer, conversationId);
  const term = q.trim();
  const same = await ofSamePerson(tx, viewer, conversationId);
  const matching = term === '' ? [] : await matchingTerm(tx, viewer, term, now);
  const refs = await readRefs(tx, viewer, [...same, ...matching]);
  const known = (ids: readonly string[]) => ids.flatMap((id) => refs.get(id) ?? []);
  const isSame = new Set(same);
  return {
    same: known(same).filter((ref) => term === '' || matching.includes(ref.id) || fits(ref, term)),
    others: known([...new Set(matching)].filter((id) => id !== conversationId && !isSame.has(id))).slice(0, offered),
  };
}

function fits({ number, name, handle, preview }: ConversationRef, term: string): boolean {
  const wanted = term.toLowerCase();
  return `#${number} ${name} ${handle} ${preview}`.toLowerCase().includes(wanted);
}

async function ofSamePerson(tx: Tx, viewer: Viewer, conversationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with person as (
      select distinct p.id, p.contact_id from profile p
      where p.workspace_id = ${tx.workspaceId} and (
        p.id = (select c.profile_id from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = ${conversationId})
        or p.id in (select ct.profile_id from conversation_thread ct
          where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = ${conversationId}))
    )
    select c.id from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.id <> ${conversationId} and c.merged_into is null
      and c.profile_id in (
        select id from person union
        select p.id from person join profile p on p.workspace_id = ${tx.workspaceId} and p.contact_id = person.contact_id)
      and ${withinReach(viewer)}
    order by c.last_message_at desc, c.id desc limit ${offered}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** By number, by words and by the customer's name, in this order. */
async function matchingTerm(tx: Tx, viewer: Viewer, term: string, now: Date): Promise<string[]> {
  const number = /^#?(\d{1,15})$/.exec(term)?.[1] ?? null;
  const found = await search(tx, viewer, { q: term, limit: offered }, now);
  const profileIds = found.contacts.map(({ profile }) => profile.id);
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.workspace_id = ${tx.workspaceId} and c.merged_into is null
      and (c.number = ${number}::bigint or c.profile_id = any(${profileIds}::uuid[]))
    order by c.number = ${number}::bigint desc nulls last, c.last_message_at desc limit ${offered}`.execute(tx);
  return [...rows.map(({ id }) => id), ...found.groups.map(({ conversation }) => conversation.id)];
}
