import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { wakeAt } from '#server/moments/moment.ts';
import { judge, type Newcomer, type Verdict } from './judge.ts';
import { admission } from './newcomers.ts';
import { setAside } from './set-aside.ts';

/** Looks again at what others said first in the same words as these did: it came in before there were many. */
export async function lookAtSame(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.conversation_id as id from first_words f
    where f.workspace_id = ${tx.workspaceId} and f.digest in (
      select digest from first_words where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[]))`.execute(
    tx,
  );
  await lookAgain(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

/**
 * Judges conversations again that came in: those of strangers that nobody has answered, begun to answer or decided about.
 * Spam is set aside; nothing that ever was set aside is looked at.
 */
export async function lookAgain(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  for (const { conversationId, verdict } of await judgeUntouched(tx, conversationIds, { isRequest: false }, now))
    if (verdict.kind === 'spam') await setAside(tx, systemActor, conversationId, verdict, now);
}

/** The same with what a network told only after it had delivered their words: that they are requests. */
export async function lookAtRequests(tx: Tx, conversationIds: readonly string[], now: Date): Promise<void> {
  if (conversationIds.length === 0) return;
  const { body } = await readActive(tx, 'strangers');
  for (const { conversationId, verdict } of await judgeUntouched(tx, conversationIds, { isRequest: true }, now)) {
    const admitAt = admission(body, verdict, now);
    await setAside(tx, systemActor, conversationId, { ...verdict, admitAt }, now);
    await wakeAt(tx, [admitAt]);
  }
}

async function judgeUntouched(
  tx: Tx,
  conversationIds: readonly string[],
  { isRequest }: { isRequest: boolean },
  now: Date,
): Promise<{ conversationId: string; verdict: Verdict }[]> {
  if (conversationIds.length === 0) return [];
  const { body } = await readActive(tx, 'strangers');
  return (await listUntouched(tx, conversationIds)).flatMap(({ conversationId, ...newcomer }) => {
    const verdict = judge(body, { ...newcomer, isRequest, madeAt: null, isKnown: false }, now);
    return verdict ? [{ conversationId, verdict }] : [];
  });
}

type Untouched = Omit<Newcomer, 'isRequest' | 'madeAt' | 'isKnown'> & { conversationId: string };

async function listUntouched(tx: Tx, conversationIds: readonly string[]): Promise<Untouched[]> {
  const { rows } = await sql<Untouched>`
    select c.id as "conversationId", m.text, m.visibility = 'private' as "isPrivate", p.handle, p.followers::float8 as followers,
      mc.channel_id as "channelId",
      (
        select count(distinct s.profile_id)::int from first_words f
        join first_words s on s.workspace_id = f.workspace_id and s.digest = f.digest and s.profile_id <> f.profile_id
        where f.workspace_id = c.workspace_id and f.conversation_id = c.id
      ) as "sameFrom",
      (
        select (v.found #>> '{spam,confidence}')::float8 from verdict v
        where v.workspace_id = c.workspace_id and v.message_id = m.id and v.labels ->> 'spam' = 'spam'
          and v.found #>> '{spam,label}' = 'spam'
      ) as "spamSurely"
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    cross join lateral (
      select m.id, m.text, m.visibility from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.occurred_at, m.received_seq limit 1
    ) m
    cross join lateral (
      select mc.channel_id from message_channel mc where mc.workspace_id = c.workspace_id and mc.message_id = m.id limit 1
    ) mc
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and c.status = 'open' and c.aside is null
      and c.merged_into is null
      and not exists (select from message o where o.workspace_id = c.workspace_id and o.conversation_id = c.id and o.direction = 'out')
      and not exists (select from draft d where d.workspace_id = c.workspace_id and d.conversation_id = c.id)
      and not exists (select from set_aside s where s.workspace_id = c.workspace_id and s.conversation_id = c.id)
      and not exists (
        select from profile q join conversation d on d.workspace_id = q.workspace_id and d.profile_id = q.id
        where q.workspace_id = p.workspace_id and q.contact_id = p.contact_id and d.id <> c.id)
    order by c.id`.execute(tx);
  return rows;
}
