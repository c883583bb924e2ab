import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { adoptEcho, type EchoOwner } from '#server/features/dispatch/commands.ts';
import { type Arrival, keyOf } from './arrival.ts';

type Echo = { owner: EchoOwner | null; conversationId: string | null };

/** What stands on our own account: an answer of ours come back, or something Earshot did not send. */
export async function findEchoes(tx: Tx, ours: readonly Arrival[]): Promise<Map<Arrival, Echo>> {
  if (ours.length === 0) return new Map();
  const owners = await adoptEcho(
    tx,
    ours.map(({ delivery, item }) => ({
      channelId: delivery.channelId,
      externalId: item.externalId,
      threadExternalId: item.thread.externalId,
      text: item.text,
      occurredAt: item.occurredAt,
    })),
  );
  const answered = await findAnswered(tx, ours);
  return new Map(
    ours.map((work) => {
      const owner = owners.get(work.item.externalId) ?? null;
      return [work, { owner, conversationId: owner?.conversationId ?? answered.get(keyOf(work)) ?? null }];
    }),
  );
}

/** The conversation that one of our posts answers: of the post replied to, else the thread's only one. */
async function findAnswered(tx: Tx, ours: readonly Arrival[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; conversation_id: string }>`
    select o.origin || ' ' || o.external_id as key, coalesce(parent.conversation_id, only_one.id) as conversation_id
    from unnest(${ours.map((w) => w.delivery.origin)}::text[], ${ours.map((w) => w.item.externalId)}::text[], ${ours.map((w) => w.item.replyTo ?? null)}::text[],
      ${ours.map((w) => w.item.thread.externalId)}::text[]) as o (origin, external_id, reply_to, thread)
    left join message parent on parent.workspace_id = ${tx.workspaceId} and parent.origin = o.origin and parent.external_id = o.reply_to
    left join lateral (
      select min(ct.conversation_id::text)::uuid as id from thread t
      join conversation_thread ct on ct.workspace_id = t.workspace_id and ct.thread_id = t.id
      where t.workspace_id = ${tx.workspaceId} and t.origin = o.origin and t.external_id = o.thread
      having count(distinct ct.conversation_id) = 1
    ) only_one on true
    where coalesce(parent.conversation_id, only_one.id) is not null`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.conversation_id]));
}
