import { sql } from 'kysely';
import type { Skills, Tier, WorkState } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent } from '#server/events/subscriber.ts';
import type { PeoplePast, PersonChange, Someone } from './people.ts';

type Row = {
  id: string;
  isActive: boolean;
  mayWork: boolean;
  state: WorkState;
  since: Date;
  backAt: Date | null;
  tier: Tier;
  languages: string[];
  networks: string[];
  topics: string[];
  capacity: number | null;
  timeZone: string;
  teamIds: string[];
  createdAt: Date;
};
type Happened = Pick<SeenEvent, 'position' | 'type' | 'actorKind'> & {
  subjectId: string;
  at: Date;
  // Events hold what the catalogue says of them.
  body: Record<string, unknown> | null;
};

/** Who worked from a moment on: everybody as they are today, led back event by event. */
export async function readPeople(tx: Tx, from: Date): Promise<PeoplePast> {
  const { rows } = await sql<Row>`
    select a.id, a.state = 'active' as "isActive", a.work_state as state, a.work_since as since, a.back_at as "backAt", a.tier,
      a.languages, a.networks, a.topics, a.capacity, a.time_zone as "timeZone", a.created_at as "createdAt",
      array(select m.team_id from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id) as "teamIds",
      exists (select from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
        where ar.workspace_id = a.workspace_id and ar.agent_id = a.id and 'conversation.write' = any(r.permissions)) as "mayWork"
    from agent a where a.workspace_id = ${tx.workspaceId} order by a.id`.execute(tx);
  const working = await readWorkingRoles(tx);
  const happened = await readHappened(tx);
  const people = rows.map((row) => ledBack(row, happened, { from, working }));
  return {
    first: people.map(({ first }) => first),
    changes: people.flatMap(({ changes }) => changes).sort((a, b) => a.position - b.position),
    skillsKnownFrom:
      happened.findLast(({ type, at, body }) => type === 'agent.skills_changed' && at >= from && !body?.before)?.at ??
      null,
  };
}

async function readWorkingRoles(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from role where workspace_id = ${tx.workspaceId} and 'conversation.write' = any(permissions)`.execute(
    tx,
  );
  return new Set(rows.map(({ key }) => key));
}

async function readHappened(tx: Tx): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select e.position, e.type, e.actor_kind as "actorKind", e.subject_id as "subjectId", e.at, d.body
    from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    where e.workspace_id = ${tx.workspaceId} and e.conversation_id is null
      and e.type in ('agent.attendance_changed', 'agent.skills_changed', 'agent.joined', 'agent.deactivated',
        'agent.reactivated', 'agent.role_changed', 'team.members_changed')
    order by e.position`.execute(tx);
  return rows;
}

type Given = { from: Date; working: ReadonlySet<string> };

/** Somebody as they were at a moment, and what became otherwise since. */
function ledBack({ createdAt, ...today }: Row, happened: readonly Happened[], { from, working }: Given) {
  const changes: PersonChange[] = [];
  let one: Someone = today;
  for (const event of happened.toReversed()) {
    if (event.at < from) break;
    const change = changeOf(event, one, working);
    if (!change) continue;
    const { position, type, actorKind, at } = event;
    changes.unshift({ position, type, actorKind, at, agentId: one.id, change: change.to });
    one = { ...one, ...change.from };
  }
  if (changes.some(({ type }) => type === 'agent.attendance_changed')) one = { ...one, since: createdAt };
  for (const event of happened) {
    if (event.at >= from) break;
    if (event.subjectId === one.id && event.type === 'agent.attendance_changed') one = { ...one, ...attendance(event) };
  }
  return { first: one, changes };
}

function attendance({ at, body }: Happened): Partial<Someone> {
  if (!body) return {};
  const backAt = typeof body.backAt === 'string' ? new Date(body.backAt) : null;
  return { state: body.to as WorkState, backAt, ...(body.from === body.to ? {} : { since: at }) };
}

/** What an event made of somebody, and what they had been; null for what was about others. `after`: as they were once it had happened. */
function changeOf(
  event: Happened,
  after: Someone,
  working: ReadonlySet<string>,
): { from: Partial<Someone>; to: Partial<Someone> } | null {
  const { type, subjectId, body } = event;
  if (type === 'team.members_changed') {
    // Its subject is the team.
    const others = after.teamIds.filter((id) => id !== subjectId);
    if ((body?.added as string[] | undefined)?.includes(after.id))
      return { from: { teamIds: others }, to: { teamIds: after.teamIds } };
    if ((body?.removed as string[] | undefined)?.includes(after.id))
      return { from: { teamIds: [...others, subjectId] }, to: { teamIds: after.teamIds } };
    return null;
  }
  if (subjectId !== after.id) return null;
  switch (type) {
    case 'agent.joined':
    case 'agent.reactivated':
      return { from: { isActive: false }, to: { isActive: true } };
    case 'agent.deactivated':
      return { from: { isActive: true }, to: { isActive: false } };
    case 'agent.role_changed':
      return { from: { mayWork: working.has(String(body?.from)) }, to: { mayWork: working.has(String(body?.to)) } };
    case 'agent.attendance_changed':
      return { from: { state: (body?.from ?? after.state) as WorkState, backAt: null }, to: attendance(event) };
    default: {
      const before = (body?.before ?? {}) as Partial<Skills>;
      const names = Object.keys(before) as (keyof Skills)[];
      return { from: before, to: Object.fromEntries(names.map((name) => [name, after[name]])) };
    }
  }
}
