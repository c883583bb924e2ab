import { sql } from 'kysely';
import type { FieldValues } from '#contract/contact-field.ts';
import type { ContactMark } from '#contract/contact-mark.ts';
import type { Priority } from '#contract/filter.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Tier } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { newestOf } from '#server/features/verdict/queries.ts';
import type { RoutingFacts } from './decide.ts';

/** A conversation with what the rules may know of it, and what they last said. */
export type Asking = {
  conversationId: string;
  facts: RoutingFacts;
  last: Placement | null;
  lastInboundAt: Date | null;
};

/** Where the rules last put a conversation. */
export type Placement = {
  ruleId: string | null;
  teamId: string | null;
  tier: Tier;
  waitingSince: Date | null;
  because: string | null;
};

/** Older messages had their say when they came. */
const mostMessages = 10;
const dayMs = 86_400_000;

type Stored = {
  id: string;
  category: string | null;
  priority: Priority;
  tier: Tier;
  team_id: string | null;
  language: string | null;
  last_inbound_at: Date | null;
  network: string;
  followers: number | null;
  marks: ContactMark[] | null;
  fields: FieldValues | null;
  tags: string[];
  texts: string[] | null;
  visibility: string | null;
  labels: Labels[] | null;
  known_by: string | null;
  known_at: Date | null;
  is_placed: boolean;
  rule_id: string | null;
  placed_team_id: string | null;
  placed_tier: Tier | null;
  waiting_since: Date | null;
  because: string | null;
  not_agent_ids: string[] | null;
};

type Wanted = { conversationIds: readonly string[]; stickyDays: number | null; now: Date };

/** What is known of these conversations, in one statement. `stickyDays`: how far back it matters who answered. */
export async function readFacts(tx: Tx, { conversationIds, stickyDays, now }: Wanted): Promise<Asking[]> {
  const since = new Date(now.getTime() - (stickyDays ?? 0) * dayMs);
  const { rows } = await sql<Stored>`
    select c.id, c.category, c.priority, c.tier, c.team_id, c.language, c.last_inbound_at, p.network, p.followers, k.marks, k.fields,
      array(
        select t.name from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
        where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id
      ) as tags,
      said.texts, said.visibility, said.labels, known.agent_id as known_by, known.occurred_at as known_at,
      r.conversation_id is not null as is_placed, r.rule_id, r.team_id as placed_team_id, r.tier as placed_tier, r.waiting_since,
      r.because, r.not_agent_ids
    from conversation c
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    left join contact k on k.workspace_id = p.workspace_id and k.id = p.contact_id
    left join routing r on r.workspace_id = c.workspace_id and r.conversation_id = c.id
    left join lateral (
      select array_agg(m.text) as texts, (array_agg(m.visibility))[1] as visibility, jsonb_agg(m.labels) as labels from (
        select m.text, m.visibility, coalesce(v.labels, '{}') as labels
        from message m left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null
        order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}
      ) m
    ) said on true
    left join lateral (
      select m.agent_id, m.occurred_at from conversation o
      join message m on m.workspace_id = o.workspace_id and m.conversation_id = o.id and m.occurred_at >= ${since}
        and m.direction = 'out' and m.agent_id is not null and not m.is_automatic
      where ${stickyDays !== null}::boolean and o.workspace_id = c.workspace_id and o.last_message_at >= ${since}
        and o.profile_id = any(array(
          select q.id from profile q where q.workspace_id = c.workspace_id and q.contact_id = p.contact_id) || c.profile_id)
      order by m.occurred_at desc limit 1
    ) known on true
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])`.execute(tx);
  return rows.map(toAsking);
}

function toAsking(row: Stored): Asking {
  // What the rules gave is theirs to change; what differs from it, a person chose.
  const isTeamByHand = row.team_id !== row.placed_team_id;
  return {
    conversationId: row.id,
    lastInboundAt: row.last_inbound_at,
    last: row.is_placed
      ? {
          ruleId: row.rule_id,
          teamId: row.placed_team_id,
          tier: row.placed_tier ?? 1,
          waitingSince: row.waiting_since,
          because: row.because,
        }
      : null,
    facts: {
      network: row.network,
      stage: row.visibility === 'private' ? 'private' : 'public',
      language: row.language,
      teamId: isTeamByHand ? row.team_id : null,
      followers: row.followers,
      marks: row.marks ?? [],
      fields: row.fields ?? {},
      labels: newestOf(row.labels ?? []),
      text: (row.texts ?? []).join('\n'),
      category: row.category,
      priority: row.priority,
      tags: row.tags,
      tier: row.tier,
      isTierByHand: row.tier !== (row.placed_tier ?? 1),
      knownBy: row.known_by && row.known_at ? { agentId: row.known_by, at: row.known_at } : null,
      not: row.not_agent_ids ?? [],
    },
  };
}
