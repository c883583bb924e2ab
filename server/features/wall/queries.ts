import { sql } from 'kysely';
import type { Wall, WallClock, WallLoad, WallRota } from '#contract/wall.ts';
import { wallClocks, wallPeople } from '#contract/wall.ts';
import type { WorkState } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import { listRotas } from '#server/features/rota/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { addLoads, byPressure, noLoad } from './loads.ts';

/** What hangs on the wall, as far as the viewer sees conversations. */
export async function readWall(tx: Tx, viewer: Viewer, now: Date): Promise<Wall> {
  const held = await readHeld(tx, viewer, now);
  const agents = await readAgents(tx, viewer);
  const people = agents
    .map(({ id, name, state }) => ({ id, name, state, ...sumOf(held, ({ assigneeId }) => assigneeId === id) }))
    .filter(({ state, open, waiting }) => state !== 'off_shift' || open + waiting > 0)
    .sort(byPressure);
  return {
    total: sumOf(held, () => true),
    teams: (await readTeams(tx, viewer)).map((team) => ({
      ...team,
      ...sumOf(held, ({ teamId }) => teamId === team.id),
    })),
    people: people.slice(0, wallPeople),
    morePeople: Math.max(0, people.length - wallPeople),
    clocks: await readClocks(tx, viewer, now),
    rotas: await readRotas(tx, new Map(agents.map(({ id, name }) => [id, name])), now),
  };
}

type Held = WallLoad & { teamId: string | null; assigneeId: string | null };

const sumOf = (held: readonly Held[], fits: (one: Held) => boolean): WallLoad =>
  held.filter(fits).reduce(addLoads, noLoad);

/** One statement over what is not resolved: counted where it lies, by team and by who holds it. */
async function readHeld(tx: Tx, viewer: Viewer, now: Date): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select c.team_id as "teamId", c.assignee_id as "assigneeId", count(*) filter (where c.status = 'open')::int as open,
      count(k.id)::int as waiting, count(*) filter (where k.warn_at <= ${now} and k.due_at > ${now})::int as "atRisk",
      count(*) filter (where k.due_at <= ${now})::int as late
    from conversation c
    left join clock k on k.workspace_id = c.workspace_id and k.conversation_id = c.id and k.is_primary and k.state = 'running'
    where c.workspace_id = ${tx.workspaceId} and c.status in ('open', 'pending', 'on_hold') and c.merged_into is null
      and ${withinReach(viewer)}
    group by 1, 2`.execute(tx);
  return rows;
}

/** Those that run out next, late ones aside: they are counted. */
async function readClocks(tx: Tx, viewer: Viewer, now: Date): Promise<WallClock[]> {
  const { rows } = await sql<Omit<WallClock, 'dueAt' | 'warnAt'> & { dueAt: Date; warnAt: Date | null }>`
    select c.id as "conversationId", c.number, p.network, c.priority, k.kind, k.due_at as "dueAt", k.warn_at as "warnAt",
      c.team_id as "teamId", c.assignee_id as "assigneeId"
    from conversation c
    join clock k on k.workspace_id = c.workspace_id and k.conversation_id = c.id and k.is_primary and k.state = 'running'
    join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id
    where c.workspace_id = ${tx.workspaceId} and c.status = 'open' and c.primary_due_at > ${now} and c.merged_into is null
      and ${withinReach(viewer)}
    order by c.primary_due_at, c.id limit ${wallClocks}`.execute(tx);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString(), warnAt: row.warnAt?.toISOString() ?? null }));
}

/** The teams that the viewer sees, and what belongs to none. */
async function readTeams(tx: Tx, { reach, teamIds }: Viewer): Promise<{ id: string | null; name: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from team where workspace_id = ${tx.workspaceId} and (${reach === 'all'} or id = any(${teamIds}::uuid[]))
    order by lower(name), id`.execute(tx);
  return [...rows, { id: null, name: null }];
}

type Agent = { id: string; name: string; state: WorkState };

/** Everybody who works in conversations for those who see everything, else those who share a team with the viewer. */
async function readAgents(tx: Tx, { reach, teamIds, agentId }: Viewer): Promise<Agent[]> {
  const { rows } = await sql<Agent>`
    select a.id, a.name, a.work_state as state from agent a
    where a.workspace_id = ${tx.workspaceId} and a.state = 'active' and exists (
        select from agent_role ar join role r on r.workspace_id = ar.workspace_id and r.key = ar.role_key
        where ar.workspace_id = a.workspace_id and ar.agent_id = a.id and 'inbox.read' = any(r.permissions))
      and (${reach === 'all'} or a.id = ${agentId}::uuid or exists (
      select from team_member m where m.workspace_id = a.workspace_id and m.agent_id = a.id and m.team_id = any(${teamIds}::uuid[])))
    order by lower(a.name), a.id`.execute(tx);
  return rows;
}

async function readRotas(tx: Tx, known: ReadonlyMap<string, string>, now: Date): Promise<WallRota[]> {
  const { rotas } = await listRotas(tx, now);
  const names = new Map(known);
  const missing = rotas.flatMap(({ now: on, shifts }) => [
    ...(on ? [on.agentId] : []),
    ...shifts.map(({ agentId }) => agentId),
  ]);
  for (const { id, name } of await readNames(
    tx,
    missing.filter((id) => !names.has(id)),
  ))
    names.set(id, name);
  return rotas.map(({ id, name, now: on, shifts }) => {
    const next = shifts.find(({ agentId, from }) => new Date(from) > now && agentId !== on?.agentId);
    return {
      id,
      name,
      now: on && { name: names.get(on.agentId) ?? '', until: on.until },
      next: next ? { name: names.get(next.agentId) ?? '', at: next.from } : null,
    };
  });
}

async function readNames(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('agent')
    .select(['id', 'name'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', ids)
    .execute();
}
