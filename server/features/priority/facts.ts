import { sql } from 'kysely';
import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { Priority } from '#contract/filter.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import type { Facts } from './conditions.ts';

/** What the matrix is asked about: a conversation with the newest messages of its customer, oldest first. */
export type Asking = {
  conversationId: string;
  /** The category it has. */
  category: string | null;
  /** The priority that this category had when it was recognised. */
  decidedPriority: Priority | null;
  /** A person chose it, or a life is in danger there: the category has no say in it. */
  keepsPriority: boolean;
  messages: { id: string; facts: Facts }[];
};

/** Older messages had their say when they came. */
export const mostMessages = 50;

type Stored = {
  conversation_id: string;
  category: string | null;
  decided_priority: Priority | null;
  keeps_priority: boolean;
  network: string;
  language: string | null;
  team_id: string | null;
  followers: number | null;
  marks: ContactMark[] | null;
  fields: FieldValues | null;
  message_id: string | null;
  text: string | null;
  visibility: string | null;
  labels: Labels | null;
};

/** Those of these conversations that exist and are no part of another. */
export async function readAsking(tx: Tx, conversationIds: readonly string[]): Promise<Asking[]> {
  const { rows } = await sql<Stored>`
    select c.id as conversation_id, c.category, d.priority as decided_priority, p.network, c.language, c.team_id, p.followers, k.marks, k.fields,
      m.id as message_id, m.text, m.visibility, v.labels,
      c.priority_by_hand or exists (select from danger x
        where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.ended_at is null) as keeps_priority
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    left join lateral (
      select d.outcome ->> 'priority' as priority from decision d
      where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.policy_kind = 'priority'
      order by d.at desc, d.id desc limit 1
    ) d on true
    left join lateral (
      select m.id, m.text, m.visibility, m.occurred_at, m.received_seq from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null
      order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}
    ) m on true
    left join verdict v on v.workspace_id = c.workspace_id and v.message_id = m.id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[]) and c.merged_into is null
    order by c.id, m.occurred_at, m.received_seq`.execute(tx);
  const found = new Map<string, Asking>();
  for (const row of rows) {
    const one = found.get(row.conversation_id) ?? {
      conversationId: row.conversation_id,
      category: row.category,
      decidedPriority: row.decided_priority,
      keepsPriority: row.keeps_priority,
      messages: [],
    };
    found.set(one.conversationId, one);
    if (row.message_id !== null) one.messages.push({ id: row.message_id, facts: factsOf(row) });
  }
  return [...found.values()];
}

function factsOf(row: Stored): Facts {
  return {
    network: row.network,
    stage: row.visibility === 'private' ? 'private' : 'public',
    language: row.language,
    teamId: row.team_id,
    followers: row.followers,
    marks: row.marks ?? [],
    fields: row.fields ?? {},
    labels: row.labels ?? {},
    text: row.text ?? '',
  };
}
