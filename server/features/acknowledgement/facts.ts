import { sql } from 'kysely';
import { calendarFor } from '#contract/calendar.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { Tx } from '#server/db/client.ts';
import { readRestraints } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Asked } from './decide.ts';

/** What there is to decide, with where an answer would go. */
export type Asking = Asked & { version: number; messageId: string };

type Stored = {
  startedAt: Date;
  dueAt: Date;
  version: number;
  teamId: string | null;
  network: string;
  profileId: string;
  name: string;
  language: string | null;
  category: string | null;
  marks: ContactMark[] | null;
  tags: string[];
  messageId: string;
  visibility: string;
  channelId: string;
  brand: string;
  text: string;
};

/**
 * A conversation whose first response runs, with its customer’s newest message; null when a person answered, it became part
 * of another, nobody of ours got the message, or somebody was told already in it or in what became part of it.
 */
export async function readAsking(tx: Tx, conversationId: string, clockId: string): Promise<Asking | null> {
  const { rows } = await sql<Stored>`
    with recursive family as (
      select ${conversationId}::uuid as id
      union all
      select c.id from family f join conversation c on c.workspace_id = ${tx.workspaceId} and c.merged_into = f.id
    )
    select k.started_at as "startedAt", k.due_at as "dueAt", c.version, c.team_id as "teamId", p.network, p.id as "profileId",
      coalesce(nullif(p.name, ''), p.handle) as name, c.language, c.category, ct.marks,
      array(select t.name from conversation_tag x join tag t on t.workspace_id = x.workspace_id and t.id = x.tag_id
        where x.workspace_id = c.workspace_id and x.conversation_id = c.id) as tags,
      m.id as "messageId", m.visibility, ch.id as "channelId", ch.handle as brand,
      (select coalesce(string_agg(said.text, ' '), '') from message said where said.workspace_id = c.workspace_id
        and said.conversation_id = c.id and said.direction = 'in' and said.deleted_at is null) as text
    from clock k
    join conversation c on c.workspace_id = k.workspace_id and c.id = k.conversation_id
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join contact ct on ct.workspace_id = p.workspace_id and ct.id = p.contact_id
    cross join lateral (
      select one.id, one.visibility from message one where one.workspace_id = c.workspace_id and one.conversation_id = c.id
        and one.direction = 'in' and one.deleted_at is null
      order by one.occurred_at desc, one.received_seq desc limit 1
    ) m
    cross join lateral (
      select a.id, a.handle from message_channel mc
      join channel a on a.workspace_id = mc.workspace_id and a.id = mc.channel_id
      where mc.workspace_id = c.workspace_id and mc.message_id = m.id
      order by a.state = 'connected' desc, a.connected_at limit 1
    ) ch
    where k.workspace_id = ${tx.workspaceId} and k.id = ${clockId} and k.conversation_id = ${conversationId}
      and k.kind = 'first_response' and k.state = 'running' and k.due_at is not null
      and c.merged_into is null and c.status <> 'resolved'
      and not exists (select from message ours where ours.workspace_id = c.workspace_id and ours.conversation_id = c.id
        and ours.direction = 'out' and not ours.is_automatic and ours.occurred_at >= k.started_at)
      and not exists (select from dispatch d where d.workspace_id = c.workspace_id and d.conversation_id = c.id
        and d.verb in ('reply', 'direct') and d.state in ('held', 'queued', 'sending', 'unknown'))
      and not exists (select from acknowledgement a where a.workspace_id = c.workspace_id and a.conversation_id in (select id from family))`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return null;
  const { visibility, marks, teamId, network, profileId, ...asked } = row;
  return {
    ...asked,
    marks: marks ?? [],
    stage: visibility === 'private' ? 'private' : 'public',
    calendar: calendarFor((await readActive(tx, 'calendars')).body, { teamId, network }),
    isRestrained: (await readRestraints(tx, [profileId])).has(profileId),
  };
}
