import { sql } from 'kysely';
import type { ProposalReason } from '#contract/matter.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { likenessNeeded, likenessOf, numbersDiffer, shareOf } from './likeness.ts';

const hourMs = 3_600_000;
/** Within this time two messages may be about the same matter. */
export const windowMs = 72 * hourMs;
/** How many of those that share a band are compared with each message. */
const mostCompared = 50;

type Arrived = {
  id: string;
  conversation_id: string;
  profile_id: string;
  contact_id: string | null;
  origin: string;
  occurred_at: Date;
  text: string;
};

type Pair = {
  reason: ProposalReason;
  likeness: number;
  message: string;
  otherMessage: string;
  conversation: string;
  other: string;
};

/** Looks for the matters of messages that arrived, and proposes to a person those that seem to be known already. */
export async function proposeFor(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const arrived = await readArrived(tx, messageIds, new Date(now.getTime() - windowMs));
  if (arrived.length === 0) return;
  await saveLikenesses(tx, arrived);
  const pairs = [...(await pairsBySamePerson(tx, arrived)), ...(await pairsByWords(tx, arrived, now))];
  await propose(tx, pairs, now);
}

/** Only what its customer said lately, and only in conversations that are their own today. */
async function readArrived(tx: Tx, messageIds: readonly string[], since: Date): Promise<Arrived[]> {
  const { rows } = await sql<Arrived>`
    select m.id, m.conversation_id, m.profile_id, p.contact_id, m.origin, m.occurred_at, m.text
    from message m join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and m.direction = 'in'
      and m.conversation_id is not null and m.deleted_at is null and m.occurred_at >= ${since}
    order by m.occurred_at, m.id`.execute(tx);
  return rows;
}

async function saveLikenesses(tx: Tx, arrived: readonly Arrived[]): Promise<void> {
  const rows = arrived.flatMap(({ id, text, occurred_at }) => {
    const likeness = likenessOf(text);
    return likeness ? [{ id, at: occurred_at, ...likeness }] : [];
  });
  if (rows.length === 0) return;
  const asText = (numbers: number[]) => `{${numbers.join(',')}}`;
  await sql`
    insert into message_likeness (workspace_id, message_id, at, pairs, numbers, bands)
    select ${tx.workspaceId}, l.id, l.at, l.pairs::int[], l.numbers::int[], l.bands::int[]
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => asText(row.pairs))}::text[], ${rows.map((row) => asText(row.numbers))}::text[],
      ${rows.map((row) => asText(row.bands))}::text[]) as l (id, at, pairs, numbers, bands)
    on conflict do nothing`.execute(tx);
}

/** The person's oldest other conversation in the window: each new one joins there, so that ten are not forty-five pairs. */
async function pairsBySamePerson(tx: Tx, arrived: readonly Arrived[]): Promise<Pair[]> {
  const { rows } = await sql<Omit<Pair, 'reason' | 'likeness'>>`
    select distinct on (a.conversation_id) a.id as message, a.conversation_id as conversation, known.conversation_id as other, known.id as "otherMessage"
    from unnest(${arrived.map((one) => one.id)}::uuid[], ${arrived.map((one) => one.conversation_id)}::uuid[],
      ${arrived.map((one) => one.contact_id)}::uuid[], ${arrived.map((one) => one.occurred_at)}::timestamptz[]) as a (id, conversation_id, contact_id, at)
    cross join lateral (
      select m.id, m.conversation_id from profile p
      join message m on m.workspace_id = p.workspace_id and m.profile_id = p.id
        and m.occurred_at between a.at - ${windowMs} * interval '1 ms' and a.at
      where p.workspace_id = ${tx.workspaceId} and p.contact_id = a.contact_id and m.direction = 'in'
        and m.conversation_id <> a.conversation_id and m.deleted_at is null
      order by m.occurred_at limit 1
    ) known
    order by a.conversation_id, a.at`.execute(tx);
  const textOf = new Map(arrived.map((one) => [one.id, one.text]));
  const others = await readTexts(
    tx,
    rows.map((row) => row.otherMessage),
  );
  return rows.map((row) => ({
    ...row,
    reason: 'same_person',
    likeness: likenessBetween(textOf.get(row.message) ?? '', others.get(row.otherMessage) ?? ''),
  }));
}

function likenessBetween(a: string, b: string): number {
  const [one, other] = [likenessOf(a), likenessOf(b)];
  return one && other ? shareOf(one.pairs, other.pairs) : 0;
}

async function readTexts(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, text from message where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

type Alike = { asked_id: string; message_id: string; at: Date; pairs: number[]; numbers: number[] };

/** Strangers' words on another network; of all that are alike enough, the oldest. */
async function pairsByWords(tx: Tx, arrived: readonly Arrived[], now: Date): Promise<Pair[]> {
  const since = new Date(now.getTime() - windowMs);
  const { rows } = await sql<Alike>`
    select * from find_alike(${arrived.map((one) => one.id)}::uuid[], ${since}, ${mostCompared})`.execute(tx);
  const places = await readPlaces(tx, [...new Set(rows.map((row) => row.message_id))]);
  const found = new Map<string, Pair & { at: Date }>();
  for (const one of arrived) {
    const own = likenessOf(one.text);
    if (!own) continue;
    for (const row of rows.filter(({ asked_id }) => asked_id === one.id)) {
      const place = places.get(row.message_id);
      if (!place || place.conversationId === one.conversation_id || place.origin === one.origin) continue;
      if (Math.abs(row.at.getTime() - one.occurred_at.getTime()) > windowMs) continue;
      const likeness = shareOf(own.pairs, row.pairs);
      if (likeness < likenessNeeded || numbersDiffer(own.numbers, row.numbers)) continue;
      const known = found.get(one.conversation_id);
      if (known && known.at <= row.at) continue;
      const [conversation, other] = [one.conversation_id, place.conversationId];
      const words = { reason: 'same_words' as const, likeness, message: one.id, otherMessage: row.message_id };
      found.set(one.conversation_id, { ...words, conversation, other, at: row.at });
    }
  }
  return [...found.values()];
}

async function readPlaces(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { conversationId: string; origin: string }>> {
  const { rows } = await sql<{ id: string; conversationId: string; origin: string }>`
    select id, conversation_id as "conversationId", origin from message
    where workspace_id = ${tx.workspaceId} and id = any(${ids}::uuid[]) and direction = 'in' and deleted_at is null
      and conversation_id is not null`.execute(tx);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** Once for each pair, whatever a person said to it. */
async function propose(tx: Tx, pairs: readonly Pair[], now: Date): Promise<void> {
  const unique = [...new Map(pairs.map((pair) => [[pair.conversation, pair.other].sort().join(' '), pair])).values()];
  for (const { conversation, other, message, otherMessage, reason, likeness } of unique) {
    const isFirst = conversation < other;
    const id = newId(now);
    const { rows } = await sql`
      insert into matter_proposal (workspace_id, id, one_id, other_id, one_message_id, other_message_id, reason, likeness, state, at)
      values (${tx.workspaceId}, ${id}, ${isFirst ? conversation : other}, ${isFirst ? other : conversation},
        ${isFirst ? message : otherMessage}, ${isFirst ? otherMessage : message}, ${reason}, ${likeness}, 'waiting', ${now})
      on conflict do nothing returning id`.execute(tx);
    if (rows.length === 0) continue;
    for (const [about, from] of [
      [conversation, other],
      [other, conversation],
    ] as const)
      record(tx, {
        type: 'matter.proposed',
        at: now,
        actor: systemActor,
        subject: { kind: 'conversation', id: about },
        conversationId: about,
        detail: { proposal: id, other: from, reason },
      });
  }
}
