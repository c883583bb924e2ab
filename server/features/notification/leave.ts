import { sql } from 'kysely';
import type { NoticeUrgency } from '#contract/notification.ts';
import { defaultChoice, type OwnKind } from '#contract/own-way.ts';
import type { WayKind } from '#contract/way.ts';
import type { Tx } from '#server/db/client.ts';
import { quietUntil } from '#server/features/calendar/queries.ts';
import { type OpenWay, type RoomWay, readMailWay, readOpenWays, readRoomWay } from '#server/features/way/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import type { Moments } from '#server/moments/moment.ts';
import { readChoices } from './choices.ts';
import { groupOf } from './compose.ts';
import { type Left, pace } from './pace.ts';
import { pageWays } from './page-ways.ts';
import { tryAgain } from './settle.ts';
import { judgePages } from './silence.ts';
import { writeTelling } from './tellings.ts';

const targetsAtOnce = 20;
const noticesAtOnce = 500;

/** What is told leaves the house at its moment, and what did not get through is tried again. */
export const tellingMoments: Moments = {
  next: 'find_telling_moments',
  fire: async ({ db, now }, workspaceId: WorkspaceId) => {
    while (await db.inWorkspace(workspaceId, (tx) => leaveSome(tx, now())));
    await db.inWorkspace(workspaceId, (tx) => tryAgain(tx, now()));
  },
};

/** Answers whether there may be more. */
async function leaveSome(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<Target>`
    select distinct agent_id as "agentId", way_id as "wayId", stakeholder_id as "stakeholderId" from notice
    where workspace_id = ${tx.workspaceId} and leaves_at <= ${now} and left_at is null limit ${targetsAtOnce}`.execute(
    tx,
  );
  for (const target of rows) await leaveTo(tx, target, now);
  return rows.length === targetsAtOnce;
}

/** A person, a room, or somebody who has a mail address only. */
type Target = { agentId: string | null; wayId: string | null; stakeholderId: string | null };
type Leaving = {
  id: string;
  kind: Parameters<typeof groupOf>[0]['kind'];
  conversationId: string | null;
  urgency: NoticeUrgency;
  ways: OwnKind[] | null;
  isRead: boolean;
};

async function leaveTo(tx: Tx, target: Target, now: Date): Promise<void> {
  const due = await lockDue(tx, target, now);
  if (target.stakeholderId !== null) return mailEach(tx, target, due, now);
  const read = due.filter(({ isRead, urgency }) => isRead && urgency !== 'page');
  await stay(tx, read);
  const pages = due.filter(({ urgency }) => urgency === 'page');
  const waiting = due.filter((one) => !read.includes(one) && !pages.includes(one));
  const open = await openWays(tx, target);
  const { choice, timeZone } = await choiceOf(tx, target);
  const { go, hold } = pace(
    waiting.map((one) => ({ id: one.id, group: groupOf(one) })),
    // A program reads as fast as it is told.
    open.some(({ kind }) => kind === 'webhook') ? [] : await readLeft(tx, target, now),
    now,
  );
  const held = hold.map(({ id, until }) => ({ id, until: quietUntil(until, choice.quiet, timeZone) ?? until }));
  await putOff(tx, held);
  const going = waiting.filter(({ id }) => go.some((one) => one.id === id));
  const chosen = (one: Leaving): readonly OwnKind[] => one.ways ?? (one.urgency === 'now' ? choice.now : choice.digest);
  // What was asked has a link and an address for the answer of its own.
  const apart = ({ kind, id }: Leaving) => (kind === 'escalation_asked' ? id : '');
  for (const batch of Map.groupBy(going, (one) => `${one.urgency} ${chosen(one)} ${apart(one)}`).values()) {
    const [first] = batch;
    if (!first) continue;
    const kinds: readonly WayKind[] = chosen(first);
    const ways = target.wayId ? open : open.filter(({ kind }) => kinds.includes(kind));
    await tell(tx, target, { notices: batch, ways, purpose: first.urgency === 'now' ? 'now' : 'digest' }, now);
  }
  if (pages.length > 0) await tellPages(tx, target, { notices: pages, ways: pageWays(choice.page, open).ways }, now);
  const latest = Math.max(...held.map(({ until }) => until.getTime()));
  if (due.length === noticesAtOnce && go.length + hold.length > 0)
    await passOver(tx, target, go.length > 0 ? null : new Date(latest), now);
}

/** Each with a link of its own: what was asked is no digest. */
async function mailEach(tx: Tx, target: Target, due: readonly Leaving[], now: Date): Promise<void> {
  const ways = await readMailWay(tx);
  for (const one of due) await tell(tx, target, { notices: [one], ways, purpose: 'now' }, now);
}

async function tellPages(tx: Tx, target: Target, pages: Pick<Batch, 'notices' | 'ways'>, now: Date): Promise<void> {
  await tell(tx, target, { ...pages, purpose: 'page' }, now);
  await judgePages(
    tx,
    pages.notices.map(({ id }) => id),
    now,
  );
}

/**
 * Beyond so many at once nobody reads on: what is older than those that just left stays inside, and waits with the rest
 * while nothing left. Pages are never passed over.
 */
async function passOver(tx: Tx, target: Target, until: Date | null, now: Date): Promise<void> {
  await sql`
    update notice set leaves_at = ${until}
    where workspace_id = ${tx.workspaceId} and ${isFor(target)} and leaves_at <= ${now} and left_at is null and urgency <> 'page'`.execute(
    tx,
  );
}

async function lockDue(tx: Tx, target: Target, now: Date): Promise<Leaving[]> {
  const { rows } = await sql<Leaving>`
    select id, kind, conversation_id as "conversationId", urgency, ways, read_at is not null as "isRead" from notice
    where workspace_id = ${tx.workspaceId} and ${isFor(target)} and leaves_at <= ${now} and left_at is null
    order by at desc, id desc limit ${noticesAtOnce} for update`.execute(tx);
  return rows;
}

const isFor = ({ agentId, wayId, stakeholderId }: Target) => sql`agent_id is not distinct from ${agentId}::uuid
  and way_id is not distinct from ${wayId}::uuid and stakeholder_id is not distinct from ${stakeholderId}::uuid`;

/** What was read inside need not be told outside. */
async function stay(tx: Tx, notices: readonly Leaving[]): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    update notice set leaves_at = null
    where workspace_id = ${tx.workspaceId} and id = any(${notices.map(({ id }) => id)}::uuid[])`.execute(tx);
}

async function putOff(tx: Tx, held: readonly { id: string; until: Date }[]): Promise<void> {
  if (held.length === 0) return;
  await sql`
    update notice n set leaves_at = h.until
    from unnest(${held.map(({ id }) => id)}::uuid[], ${held.map(({ until }) => until)}::timestamptz[]) as h (id, until)
    where n.workspace_id = ${tx.workspaceId} and n.id = h.id`.execute(tx);
}

/** What left for the same target within the last hour, pages aside: one message by several ways is one. */
async function readLeft(tx: Tx, { agentId, wayId }: Target, now: Date): Promise<Left[]> {
  const { rows } = await sql<Left>`
    select t.created_at as at, array_agg(distinct n.kind || ' ' || coalesce(n.conversation_id::text, 'null')) as groups
    from telling t
    join telling_notice tn on tn.workspace_id = t.workspace_id and tn.telling_id = t.id
    join notice n on n.workspace_id = tn.workspace_id and n.id = tn.notice_id
    where t.workspace_id = ${tx.workspaceId} and t.purpose in ('now', 'digest')
      and t.created_at > ${new Date(now.getTime() - 3_600_000)}
      and ${agentId === null ? sql`t.agent_id is null and t.way_id = ${wayId}` : sql`t.agent_id = ${agentId}`}
    group by t.created_at`.execute(tx);
  return rows;
}

/** A room has no choice of its own: what it is told comes when it comes. */
async function choiceOf(tx: Tx, { agentId }: Target) {
  const chosen = agentId === null ? undefined : (await readChoices(tx, [agentId])).get(agentId);
  return chosen ?? { choice: { ...defaultChoice, quiet: { ...defaultChoice.quiet, isOn: false } }, timeZone: 'UTC' };
}

async function openWays(tx: Tx, { agentId, wayId }: Target): Promise<(OpenWay | RoomWay)[]> {
  if (agentId !== null) return (await readOpenWays(tx, [agentId])).get(agentId) ?? [];
  return wayId === null ? [] : readRoomWay(tx, wayId);
}

type Batch = { notices: readonly Leaving[]; ways: readonly (OpenWay | RoomWay)[]; purpose: 'page' | 'now' | 'digest' };

async function tell(
  tx: Tx,
  { agentId, stakeholderId }: Target,
  { notices, ways, purpose }: Batch,
  now: Date,
): Promise<void> {
  const noticeIds = notices.map(({ id }) => id);
  await sql`
    update notice set left_at = ${now} where workspace_id = ${tx.workspaceId} and id = any(${noticeIds}::uuid[])`.execute(
    tx,
  );
  for (const way of ways) await writeTelling(tx, { agentId, stakeholderId, way, purpose, noticeIds }, now);
}
