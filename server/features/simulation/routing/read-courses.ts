import { sql } from 'kysely';
import type { ConversationStatus } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import type { RoutingDoubt } from '#contract/simulation.ts';
import type { Tier } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent } from '#server/events/subscriber.ts';
import { type Act, type Holder, type Placed, type Stand, standAfter } from './course.ts';
import { readPlaces } from './read-places.ts';

/** What routing needs of a conversation beside its past. */
export type CourseRow = {
  customer: string;
  first: Stand;
  acts: readonly Act[];
  holders: readonly Holder[];
  doubt: RoutingDoubt | null;
};

type Row = {
  id: string;
  status: ConversationStatus;
  assigneeId: string | null;
  teamId: string | null;
  tier: Tier;
  isMerged: boolean;
  customer: string;
  tags: string[];
};
type Happened = Pick<SeenEvent, 'position' | 'type' | 'actorKind'> & {
  conversationId: string;
  at: Date;
  // Events hold what the catalogue says of them.
  body: Record<string, unknown> | null;
};
/** The rules that held at a moment. */
type RulesAt = (at: Date) => RoutingRules;

/** What happened to these conversations for the rules of routing from a moment on, and how they stood then. */
export async function readCourses(
  tx: Tx,
  conversationIds: readonly string[],
  { period: { from, to }, rulesAt }: { period: { from: Date; to: Date }; rulesAt: RulesAt },
): Promise<ReadonlyMap<string, CourseRow>> {
  const { rows } = await sql<Row>`
    select c.id, c.status, c.assignee_id as "assigneeId", c.team_id as "teamId", c.tier, c.merged_into is not null as "isMerged",
      coalesce(p.contact_id, p.id) as customer,
      array(
        select t.name from conversation_tag ct join tag t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
        where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id
      ) as tags
    from conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])`.execute(tx);
  const happened = Map.groupBy(await readHappened(tx, conversationIds, { from, to }), (one) => one.conversationId);
  const places = await readPlaces(tx, conversationIds, { from, rulesAt });
  return new Map(
    rows.map((row) => [row.id, toCourse(row, happened.get(row.id) ?? [], places.get(row.id) ?? null, from, rulesAt)]),
  );
}

/** Of what was said before, the rules had their say already. */
async function readHappened(
  tx: Tx,
  conversationIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select e.conversation_id as "conversationId", e.position, e.type, e.actor_kind as "actorKind", e.at, d.body
    from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id = any(${conversationIds}::uuid[]) and e.at < ${to}
      and (e.type in ('message.received', 'conversation.understood', 'verdict.corrected') and e.at >= ${from} or e.type in ('conversation.opened', 'conversation.reopened',
        'conversation.status_changed', 'conversation.assigned', 'conversation.tagged', 'conversation.tier_changed',
        'conversation.merged', 'conversation.absorbed', 'conversation.merge_undone', 'conversation.split',
        'conversation.split_off', 'conversation.split_undone', 'conversation.erased'))
    order by e.position`.execute(tx);
  return rows;
}

const parting = /merge_undone|split/;

function toCourse(
  row: Row,
  happened: readonly Happened[],
  place: Placed | null,
  from: Date,
  rulesAt: RulesAt,
): CourseRow {
  const isErased = happened.some(
    ({ type, body }) => type === 'conversation.erased' || (body === null && needsBody(type)),
  );
  const doubt = happened.some(({ type }) => parting.test(type)) ? 'parted' : isErased ? 'erased' : null;
  const stand = before(row, happened);
  const acts: Act[] = [];
  const holders: Holder[] = [];
  let team = stand.teamId;
  for (const one of happened) {
    const act = actOf(one, team);
    if (one.type === 'conversation.assigned' && one.body) {
      team = teamOf(one);
      holders.push({ at: one.at, agentId: (one.body.to ?? null) as string | null, isByRules: act === null });
    }
    if (one.at >= from) {
      if (act) acts.push(act);
      continue;
    }
    if (act) Object.assign(stand, standAfter(stand, act, rulesAt(one.at).rules.length > 0));
    else if (one.type === 'conversation.assigned' && one.body)
      Object.assign(stand, { assigneeId: one.body.to ?? null, teamId: team });
    else if (one.type === 'conversation.tier_changed' && one.body) stand.tier = one.body.to as Tier;
  }
  const isNobodys = stand.status === 'open' && stand.assigneeId === null && !stand.isMerged;
  stand.placed = place && !isNobodys ? { ...place, waitingSince: null, line: null, because: null } : place;
  return { customer: row.customer, first: stand, acts, holders, doubt };
}

const needsBody = (type: string) =>
  ['conversation.assigned', 'conversation.status_changed', 'conversation.tagged', 'conversation.tier_changed'].some(
    (one) => one === type,
  );

const teamOf = ({ body }: Happened) => (body?.team ?? null) as string | null;

/** How it stood before the first of what happened. */
function before(row: Row, happened: readonly Happened[]): Stand {
  const firstOf = (type: string) => happened.find((one) => one.type === type && one.body)?.body;
  const [assigned, status, tier] = [
    firstOf('conversation.assigned'),
    firstOf('conversation.status_changed'),
    firstOf('conversation.tier_changed'),
  ];
  const wasReopened = happened.some(({ type }) => type === 'conversation.reopened');
  const isMerged = row.isMerged && !happened.some(({ type }) => type === 'conversation.merged');
  return {
    status: (status?.from ?? (wasReopened || row.isMerged ? 'open' : row.status)) as ConversationStatus,
    isMerged,
    assigneeId: (assigned ? assigned.from : row.assigneeId) as string | null,
    teamId: assigned ? null : row.teamId,
    tier: (tier?.from ?? row.tier) as Tier,
    tags: tagsBefore(row.tags, happened),
    not: [],
    placed: null,
  };
}

function tagsBefore(now: readonly string[], happened: readonly Happened[]): string[] {
  let tags = [...now];
  for (const { type, body } of happened.toReversed()) {
    if (type !== 'conversation.tagged' || !body) continue;
    const [added, removed] = [body.added as string[], body.removed as string[]];
    tags = [...tags.filter((one) => !added.includes(one)), ...removed];
  }
  return tags;
}

/** Null for what the rules themselves did, and for what an erasure emptied. `team`: the one that it had. */
function actOf({ position, type, actorKind, at, body }: Happened, team: string | null): Act | null {
  const common = { position, type, actorKind, at };
  const isByRules = actorKind === 'system';
  switch (type) {
    case 'message.received':
    case 'conversation.understood':
    case 'verdict.corrected':
    case 'conversation.opened':
      return { ...common, what: 'said' };
    case 'conversation.reopened':
      return { ...common, what: 'status', status: 'open' };
    case 'conversation.status_changed':
      return body && { ...common, what: 'status', status: body.to as ConversationStatus };
    case 'conversation.assigned': {
      if (!body || body.because) return null;
      const teamId = (body.team ?? null) as string | null;
      const [from, to] = [(body.from ?? null) as string | null, (body.to ?? null) as string | null];
      return { ...common, what: 'handed', from, to, ...(teamId === team ? {} : { teamId }) };
    }
    case 'conversation.tier_changed':
      return body && !isByRules ? { ...common, what: 'tier', tier: body.to as Tier } : null;
    case 'conversation.tagged':
      return body && { ...common, what: 'tagged', added: body.added as string[], removed: body.removed as string[] };
    case 'conversation.merged':
      return { ...common, what: 'merged' };
    case 'conversation.absorbed':
      return { ...common, what: 'absorbed', status: 'open' };
    default:
      return null;
  }
}
