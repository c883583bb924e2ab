import { type RawBuilder, sql } from 'kysely';
import type { OpenQuestion } from '#contract/closing.ts';
import type { Tx } from '#server/db/client.ts';
import { previewLength } from './rows.ts';

/** So many posts of a thread are looked at for questions, the newest. */
const looked = 500;

/** Of a message `m`: it ends in a question, in any script. */
export const asksSomething: RawBuilder<boolean> = sql<boolean>`m.deleted_at is null and m.text ~ '[?？؟;]\\s*($|[^[:alnum:][:space:]]*$)'`;

/** Of a message `m`: whoever has no account at the network sees it. */
export const isSeenByStrangers = (now: Date): RawBuilder<boolean> => sql<boolean>`m.visibility in ('public', 'unlisted')
  and m.deleted_at is null and m.hidden_at is null and (m.expires_at is null or m.expires_at > ${now})
  and (m.conversation_id is not null or m.context_until > ${now})`;

/**
 * Questions of people without a conversation in the public threads of these conversations, asked since their customer first
 * wrote there, to which nobody of us replied and which nobody set aside; oldest first. Conversations without are left out.
 */
export async function findQuestions(
  tx: Tx,
  conversationIds: readonly string[],
  now: Date,
): Promise<Map<string, OpenQuestion[]>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<Omit<OpenQuestion, 'at'> & { conversationId: string; at: Date }>`
    with stage as (
      select ct.conversation_id, ct.thread_id, min(own.at) as since
      from conversation_thread ct
      join thread t on t.workspace_id = ct.workspace_id and t.id = ct.thread_id and t.visibility = 'public'
      cross join lateral (
        select m.occurred_at as at from message m
        where m.workspace_id = ct.workspace_id and m.conversation_id = ct.conversation_id and m.thread_id = ct.thread_id
          and m.direction = 'in' order by m.occurred_at, m.received_seq limit 1
      ) own
      where ct.workspace_id = ${tx.workspaceId} and ct.conversation_id = any(${conversationIds}::uuid[])
      group by ct.conversation_id, ct.thread_id
    )
    select stage.conversation_id as "conversationId", m.id as "messageId", m.thread_id as "threadId", m.occurred_at as at,
      coalesce(nullif(p.name, ''), p.handle) as "to", left(m.text, ${previewLength}::int) as preview
    from stage
    cross join lateral (
      select * from message newest where newest.workspace_id = ${tx.workspaceId} and newest.thread_id = stage.thread_id
        and newest.occurred_at >= stage.since
      order by newest.occurred_at desc, newest.received_seq desc limit ${looked}
    ) m
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where m.conversation_id is null and m.direction = 'in' and ${isSeenByStrangers(now)} and ${asksSomething}
      and not exists (select from message ours where ours.workspace_id = m.workspace_id and ours.origin = m.origin
        and ours.reply_to = m.external_id and ours.direction = 'out' and ours.deleted_at is null)
      and not exists (select from question_left l where l.workspace_id = m.workspace_id and l.message_id = m.id)
    order by m.occurred_at, m.received_seq`.execute(tx);
  return Map.groupBy(
    rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    ({ conversationId }) => conversationId,
  ) as Map<string, OpenQuestion[]>;
}
