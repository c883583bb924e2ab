import { sql } from 'kysely';
import type { Skills, WorkState } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';

type Wanted = { state: WorkState; backAt?: string | null | undefined };

/** Says whether somebody works, is away or is off shift. Throws `invalid` for an end of being away that is over. */
export async function setAttendance(
  tx: Tx,
  actor: Actor,
  agentId: string,
  { state, backAt = null }: Wanted,
  now: Date,
): Promise<void> {
  const end = state === 'away' && backAt !== null ? new Date(backAt) : null;
  if (end !== null && end <= now)
    throw new AppError('invalid', 'bad_request', 'Being away needs an end that is still to come (backAt), or none.');
  await change(tx, actor, agentId, { state, backAt: end, offUntilSignIn: false }, now);
}

/** Whoever comes back after they had left with their last session, or got their access back, works. */
export async function beginShift(tx: Tx, agentId: string, now: Date): Promise<void> {
  const found = await lockAgent(tx, agentId);
  if (found.offUntilSignIn)
    await change(tx, { kind: 'agent', id: agentId }, agentId, { ...working, offUntilSignIn: false }, now);
}

/** Off shift until they sign in again. */
export async function endShift(tx: Tx, actor: Actor, agentId: string, now: Date): Promise<void> {
  await change(tx, actor, agentId, { state: 'off_shift', backAt: null, offUntilSignIn: true }, now);
}

/** Off shift too, unless they are signed in to this workspace elsewhere. */
export async function endShiftWithLastSession(tx: Tx, actor: Actor, agentId: string, now: Date): Promise<void> {
  const { rows } = await sql`
    select from agent a join session s on s.login_id = a.login_id and s.workspace_id = a.workspace_id and s.expires_at > ${now}
    where a.workspace_id = ${tx.workspaceId} and a.id = ${agentId} limit 1`.execute(tx);
  if (rows.length === 0) await endShift(tx, actor, agentId, now);
}

/** Who was away until now works again. */
export async function endAbsences(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where workspace_id = ${tx.workspaceId} and work_state = 'away' and back_at <= ${now}
    order by id for update skip locked`.execute(tx);
  for (const { id } of rows) await change(tx, systemActor, id, { ...working, offUntilSignIn: false }, now);
}

const working = { state: 'working', backAt: null } as const;

type Stored = { state: WorkState; backAt: Date | null; offUntilSignIn: boolean };

async function change(tx: Tx, actor: Actor, agentId: string, wanted: Stored, now: Date): Promise<void> {
  const before = await lockAgent(tx, agentId);
  if (before.state === wanted.state && before.backAt?.getTime() === wanted.backAt?.getTime()) return;
  await sql`
    update agent set work_state = ${wanted.state}, back_at = ${wanted.backAt}, off_until_sign_in = ${wanted.offUntilSignIn},
      work_since = case when work_state = ${wanted.state} then work_since else ${now} end
    where workspace_id = ${tx.workspaceId} and id = ${agentId}`.execute(tx);
  record(tx, {
    type: 'agent.attendance_changed',
    at: now,
    actor,
    subject: { kind: 'agent', id: agentId },
    detail: { from: before.state, to: wanted.state, backAt: wanted.backAt?.toISOString() ?? null },
  });
}

async function lockAgent(tx: Tx, agentId: string): Promise<Stored> {
  const { rows } = await sql<Stored>`
    select work_state as state, back_at as "backAt", off_until_sign_in as "offUntilSignIn" from agent
    where workspace_id = ${tx.workspaceId} and id = ${agentId} for no key update`.execute(tx);
  if (!rows[0]) throw notFound('agent');
  return rows[0];
}

const skillNames = ['tier', 'languages', 'networks', 'topics', 'capacity'] as const;

/** Changes what people can do; what is not named stays. Throws `not_found` unless all of them can sign in. */
export async function setSkills(
  tx: Tx,
  actor: Actor,
  { agentIds, skills }: { agentIds: readonly string[]; skills: Partial<Skills> },
  now: Date,
): Promise<void> {
  const named = skillNames.filter((name) => skills[name] !== undefined);
  const { rows } = await sql<{ id: string } & Skills>`
    select id, tier, languages, networks, topics, capacity from agent
    where workspace_id = ${tx.workspaceId} and id = any(${agentIds}::uuid[]) and state = 'active'
    order by id for no key update`.execute(tx);
  if (rows.length < new Set(agentIds).size) throw notFound('agent');
  if (named.length === 0) return;
  const each = <T>(list: readonly T[] | undefined) => (list === undefined ? null : [...new Set(list)]);
  await sql`
    update agent set tier = coalesce(${skills.tier ?? null}::smallint, tier),
      languages = coalesce(${each(skills.languages)}::text[], languages),
      networks = coalesce(${each(skills.networks)}::text[], networks),
      topics = coalesce(${each(skills.topics)}::text[], topics),
      capacity = case when ${skills.capacity !== undefined}::boolean then ${skills.capacity ?? null}::int else capacity end
    where workspace_id = ${tx.workspaceId} and id = any(${agentIds}::uuid[])`.execute(tx);
  for (const { id, ...before } of rows)
    record(tx, {
      type: 'agent.skills_changed',
      at: now,
      actor,
      subject: { kind: 'agent', id },
      detail: { changed: named, before: Object.fromEntries(named.map((name) => [name, before[name]])) },
    });
}
