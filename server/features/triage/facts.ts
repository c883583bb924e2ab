import { sql } from 'kysely';
import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import type { TriageFacts } from './decide.ts';

/** A message that asks, with what the policy may know of it. */
export type Asking = { messageId: string; conversationId: string; facts: TriageFacts };

type Stored = {
  id: string;
  conversation_id: string;
  text: string;
  visibility: string;
  network: string;
  language: string | null;
  team_id: string | null;
  followers: number | null;
  marks: ContactMark[] | null;
  fields: FieldValues | null;
  labels: Labels | null;
  is_addressed: boolean;
  is_answered: boolean;
  is_in_danger: boolean;
};

/**
 * Those of these messages that a customer wrote, that still stand and that ask somebody; without those whose words nobody
 * has understood yet. In one statement, each look-up by an index.
 */
export async function readAsking(tx: Tx, messageIds: readonly string[]): Promise<Asking[]> {
  const { rows } = await sql<Stored>`
    select m.id, c.id as conversation_id, m.text, m.visibility, p.network, coalesce(m.language, c.language) as language, c.team_id,
      p.followers, k.marks, k.fields, v.labels,
      m.visibility = 'private' or m.text ~ '^[\\s.]*@' or exists (
        select from message o where o.workspace_id = m.workspace_id and o.origin = m.origin and o.external_id = m.reply_to
          and o.direction = 'out') as is_addressed,
      exists (
        select from message o where o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id
          and o.occurred_at < m.occurred_at and o.direction = 'out' and not o.is_automatic and o.undelivered_at is null) as is_answered,
      exists (
        select from danger d where d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.ended_at is null) as is_in_danger
    from message m
    join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.id = any(${messageIds}::uuid[]) and m.direction = 'in' and m.asks
      and m.deleted_at is null and (v.labels is not null or m.text = '')`.execute(tx);
  return rows.map((row) => ({
    messageId: row.id,
    conversationId: row.conversation_id,
    facts: {
      network: row.network,
      stage: row.visibility === 'private' ? 'private' : 'public',
      language: row.language,
      teamId: row.team_id,
      followers: row.followers,
      marks: row.marks ?? [],
      fields: row.fields ?? {},
      labels: row.labels ?? {},
      text: row.text,
      isAddressed: row.is_addressed,
      isAnswered: row.is_answered,
      isInDanger: row.is_in_danger,
    },
  }));
}
