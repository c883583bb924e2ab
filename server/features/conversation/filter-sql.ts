import { type RawBuilder, sql } from 'kysely';
import type { Attribute, ViewFilter } from '#contract/filter.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Condition = RawBuilder<unknown>;
/** Whose "me" is meant, when, the ids of the tags that exist, by name, and which labels asked for few conversations have. */
export type Scope = {
  viewer: Viewer;
  now: Date;
  tagIds: ReadonlyMap<string, string>;
  few: ReadonlySet<Attribute>;
};
type Asked<K extends Attribute> = (wanted: NonNullable<ViewFilter[K]>, scope: Scope) => Condition;
/** Status, assignee and team are ranges of indexes (view.ts). */
type Placing = 'status' | 'assignee' | 'team';

const minutes = (count: number) => sql`make_interval(mins => ${count}::int)`;
/** Fits where the fact holds, or, asked for the opposite, where it does not. */
const whether = (wanted: boolean, fact: Condition) => (wanted ? fact : sql`not ${fact}`);

const known = (names: readonly string[], { tagIds }: Scope) => names.flatMap((name) => tagIds.get(name) ?? []);
const tagged = (scope: Scope, ids: readonly string[]) => sql`(
  select ct.conversation_id from conversation_tag ct
  where ct.workspace_id = ${scope.viewer.workspaceId} and ct.tag_id = any(${ids}::uuid[]))`;

/** What is asked of the labels that stand beside each conversation. */
export const labelAttributes = ['triage', 'sentiment', 'theme', 'intent', 'product', 'signs'] as const;
type LabelAttribute = (typeof labelAttributes)[number];

/** As a condition on `conversation_label l`; a sign that is there is its own label. */
export const labelled = (attribute: LabelAttribute, wanted: readonly string[]): Condition =>
  attribute === 'signs'
    ? sql`l.task = any(${wanted}::text[]) and l.label = l.task`
    : sql`l.task = ${attribute} and l.label = any(${wanted}::text[])`;

/**
 * Few are gathered first. What many have is asked of each row in the order of the list, as a value, so that the planner
 * cannot turn it into a list of all that have it, sorted.
 */
const byLabel =
  (attribute: LabelAttribute): Asked<LabelAttribute> =>
  (wanted, { viewer, few }) =>
    few.has(attribute)
      ? sql`c.id = any(array(
        select l.conversation_id from conversation_label l where l.workspace_id = ${viewer.workspaceId} and ${labelled(attribute, wanted)}))`
      : sql`(select true from conversation_label l where l.workspace_id = c.workspace_id and l.conversation_id = c.id
        and ${labelled(attribute, wanted)} limit 1) is true`;

/** The newest message's visibility, as a row shows it. */
const visibility = sql`coalesce((
  select m.visibility from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
  order by m.occurred_at desc, m.received_seq desc limit 1), 'public')`;

const profile = (fits: Condition) => sql`exists (
  select from profile p where p.workspace_id = c.workspace_id and p.id = c.profile_id and ${fits})`;

const followed = ({ viewer: { workspaceId, agentId } }: Scope) => sql`c.id in (
  select cf.conversation_id from conversation_follower cf where cf.workspace_id = ${workspaceId} and cf.agent_id = ${agentId})`;

/** As `isUnread` in rows.ts says it of one row. */
function isUnread(scope: Scope): Condition {
  const { agentId } = scope.viewer;
  if (agentId === null) return sql`false`;
  const marked = (fits: Condition) => sql`exists (
    select from conversation_read cr where cr.workspace_id = c.workspace_id and cr.conversation_id = c.id
      and cr.agent_id = ${agentId} and ${fits})`;
  const unseen = (at: Condition) => sql`not ${marked(sql`cr.read_at >= ${at}`)}`;
  return sql`(${marked(sql`cr.is_unread`)}
    or (c.last_inbound_at is not null and (c.status <> 'resolved' or ${followed(scope)}) and ${unseen(sql`c.last_inbound_at`)})
    or (${followed(scope)} and (
      exists (select from note n where n.workspace_id = c.workspace_id and n.conversation_id = c.id
        and n.agent_id is distinct from ${agentId} and ${unseen(sql`n.created_at`)})
      or (coalesce((select m.direction = 'out' and m.agent_id is distinct from ${agentId} from message m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id
        order by m.occurred_at desc, m.received_seq desc limit 1), false) and ${unseen(sql`c.last_message_at`)}))))`;
}

function isMentioned({ viewer: { workspaceId, agentId } }: Scope): Condition {
  return sql`c.id in (select nm.conversation_id from note_mention nm
    where nm.workspace_id = ${workspaceId} and nm.agent_id = ${agentId} and nm.seen_at is null)`;
}

/** The first half finds the few there are by an index; the second asks each whether something newer stands since. */
const isSendingFailed = ({ viewer: { workspaceId } }: Scope) => sql`(c.id in (
  select d.conversation_id from dispatch d where d.workspace_id = ${workspaceId} and d.state in ('failed', 'unknown')
) and (
  select d.state from dispatch d where d.workspace_id = c.workspace_id and d.conversation_id = c.id
    and d.state in ('held', 'queued', 'sending', 'failed', 'unknown')
  order by d.created_at desc limit 1) in ('failed', 'unknown'))`;

/** Few are heard by so many. */
const followersOfFew = 100_000;

/** Every attribute beside those three as a condition on `conversation c`; the same as a predicate stands in contract/fits.ts. */
const asked: { [K in Exclude<Attribute, Placing>]-?: Asked<K> } = {
  priority: (wanted) => sql`c.priority = any(${wanted}::text[])`,
  network: (wanted) => profile(sql`p.network = any(${wanted}::text[])`),
  channel: (wanted) => sql`exists (
    select from message m join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    where m.workspace_id = c.workspace_id and m.conversation_id = c.id and mc.channel_id = any(${wanted}::uuid[]))`,
  tagsAny: (wanted, scope) => sql`c.id in ${tagged(scope, known(wanted, scope))}`,
  tagsAll: (wanted, scope) => {
    const ids = known(wanted, scope);
    if (ids.length < new Set(wanted).size) return sql`false`;
    const each = ids.map((id) => sql`c.id in ${tagged(scope, [id])}`);
    return sql.join(each, sql` and `);
  },
  tagsNone: (wanted, scope) => sql`not exists (
    select from conversation_tag ct where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id
      and ct.tag_id = any(${known(wanted, scope)}::uuid[]))`,
  stage: (wanted) => whether(wanted === 'private', sql`(${visibility} = 'private')`),
  awaitsUs: (wanted) => whether(wanted, sql`coalesce(c.last_inbound_at >= c.last_message_at, false)`),
  unread: (wanted, scope) => whether(wanted, isUnread(scope)),
  language: (wanted) => sql`c.language = any(${wanted}::text[])`,
  followersAtLeast: (wanted, { viewer }) =>
    wanted >= followersOfFew
      ? // Gathered first: what the planner expects at the far end of followers is many times what is there.
        sql`c.profile_id = any(array(
          select p.id from profile p where p.workspace_id = ${viewer.workspaceId} and p.followers >= ${wanted}))`
      : profile(sql`p.followers >= ${wanted}`),
  followersAtMost: (wanted) => profile(sql`p.followers <= ${wanted}`),
  restedMinutes: (wanted, { now }) => sql`c.last_message_at <= ${now}::timestamptz - ${minutes(wanted)}`,
  withinMinutes: (wanted, { now }) => sql`c.last_message_at >= ${now}::timestamptz - ${minutes(wanted)}`,
  wakesWithinMinutes: (wanted, { now }) =>
    sql`(c.status = 'snoozed' and c.snoozed_until <= ${now}::timestamptz + ${minutes(wanted)})`,
  mentionsMe: (wanted, scope) => whether(wanted, isMentioned(scope)),
  following: (wanted, scope) => whether(wanted, followed(scope)),
  sendingFailed: (wanted, scope) => whether(wanted, isSendingFailed(scope)),
  contact: (wanted, { viewer }) => sql`c.profile_id in (
    select p.id from profile p where p.workspace_id = ${viewer.workspaceId} and p.contact_id = any(${wanted}::uuid[]))`,
  triage: byLabel('triage'),
  sentiment: byLabel('sentiment'),
  theme: byLabel('theme'),
  intent: byLabel('intent'),
  product: byLabel('product'),
  signs: byLabel('signs'),
};

const placing: ReadonlySet<string> = new Set<Placing>(['status', 'assignee', 'team']);
/** What few conversations have: then the planner had better start from there than from the order of the list. */
const rare: readonly Attribute[] = [
  'tagsAny',
  'tagsAll',
  'mentionsMe',
  'following',
  'sendingFailed',
  'contact',
  'channel',
  'network',
];

/** What a filter asks beside status, assignee and team. */
export function conditionsOf(filter: ViewFilter, scope: Scope): Condition[] {
  const attributes = Object.keys(filter).filter((key) => !placing.has(key)) as Exclude<Attribute, Placing>[];
  return attributes.flatMap((attribute) => condition(attribute, filter, scope));
}

function condition<K extends Exclude<Attribute, Placing>>(attribute: K, filter: ViewFilter, scope: Scope): Condition[] {
  const wanted = filter[attribute];
  // TypeScript does not follow that the condition and what is wanted belong to the same attribute.
  return wanted === undefined ? [] : [(asked[attribute] as Asked<K>)(wanted as never, scope)];
}

/** Pure: whether the filter names something that few conversations have. */
export const isRare = (filter: ViewFilter, few: Scope['few']) =>
  few.size > 0 ||
  rare.some((attribute) => filter[attribute] !== undefined && filter[attribute] !== false) ||
  (filter.followersAtLeast ?? 0) >= followersOfFew;

/** Pure: whether status, assignee and team are all it asks for, so that indexes alone answer it. */
export const isPlain = (filter: ViewFilter) => Object.keys(filter).every((key) => placing.has(key));
