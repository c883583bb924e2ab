import { sql } from 'kysely';
import type { RoleKey } from '#contract/permissions.ts';
import type { Category } from '#contract/priority.ts';
import type { RightHurdle } from '#contract/right.ts';
import type { Tier } from '#contract/work.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** Who wants to do something. An API key is in no team and has no role, so it may what everyone may. */
export type Asker = { teamIds: readonly string[]; tier: Tier; role: RoleKey | null };
export type Right = 'answer' | 'resolve';

/** The matrix lets others do it. */
export type Withheld = {
  right: Right;
  hurdle: RightHurdle;
  category: string;
  /** Names of those teams, one of which does. */
  teams: string[];
  tier: Tier;
  role: Category['answerRole'];
  /** Name of the stakeholders who have not answered. */
  group: string;
};

const ranks = { stakeholder: 0, auditor: 0, agent: 1, lead: 2, owner: 3 } as const satisfies Record<RoleKey, number>;

/**
 * Pure: what stands between somebody and answering or resolving a matter of a category; null for nothing. `answered`: the
 * groups of stakeholders that have nothing more to say about it.
 */
export function hurdleTo(
  right: Right,
  category: Category,
  asker: Asker,
  answered: ReadonlySet<string>,
): RightHurdle | null {
  const { teamIds, tier, role } = askedFor(right, category);
  if (teamIds.length > 0 && !teamIds.some((id) => asker.teamIds.includes(id))) return 'team';
  if (asker.tier < tier) return 'tier';
  if (role !== 'agent' && (asker.role === null || ranks[asker.role] < ranks[role])) return 'role';
  const groupId = groupFor(right, category);
  return groupId === null || answered.has(groupId) ? null : 'group';
}

function askedFor(right: Right, category: Category) {
  return right === 'answer'
    ? { teamIds: category.answerTeamIds, tier: category.answerTier, role: category.answerRole }
    : { teamIds: category.resolveTeamIds, tier: category.resolveTier, role: category.resolveRole };
}

const groupFor = (right: Right, { resolveGroupId }: Category) => (right === 'resolve' ? resolveGroupId : null);

const isForEveryone = (right: Right) => (category: Category) => {
  const { teamIds, tier, role } = askedFor(right, category);
  return teamIds.length === 0 && tier === 1 && role === 'agent' && groupFor(right, category) === null;
};

/** Those of these conversations that the viewer may not answer, or resolve, by the matrix that holds now, and why. */
export async function readWithheld(
  tx: Tx,
  viewer: Viewer,
  conversationIds: readonly string[],
  right: Right,
): Promise<ReadonlyMap<string, Withheld>> {
  const { categories } = (await readActive(tx, 'priority')).body;
  if (categories.every(isForEveryone(right))) return new Map();
  const asker = await readAsker(tx, viewer);
  const { rows } = await sql<{ id: string; category: string }>`
    select id, category from conversation
    where workspace_id = ${tx.workspaceId} and id = any(${conversationIds}::uuid[]) and category is not null`.execute(
    tx,
  );
  const teams = await tx.selectFrom('team').select(['id', 'name']).where('workspace_id', '=', tx.workspaceId).execute();
  const groups = await readGroups(tx);
  const answered = await readAnswered(tx, conversationIds);
  const withheld = rows.flatMap(({ id, category: key }): [string, Withheld][] => {
    const category = categories.find((one) => one.id === key);
    const hurdle = category ? hurdleTo(right, category, asker, answered.get(id) ?? new Set()) : null;
    if (!category || !hurdle) return [];
    const group = groups.find((one) => one.id === category.resolveGroupId)?.name ?? '';
    const { teamIds, tier, role } = askedFor(right, category);
    const names = teams.filter((team) => teamIds.includes(team.id)).map(({ name }) => name);
    return [[id, { right, hurdle, category: category.name, teams: names, tier, role, group }]];
  });
  return new Map(withheld);
}

/**
 * By conversation the groups of stakeholders that have nothing more to say about it: they have answered, about it or what
 * became part of it, or were taken away.
 */
export async function readAnswered(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; groupIds: string[] }>`
    select c.id, array(
      select e.group_id from escalation e join conversation o on o.workspace_id = e.workspace_id and o.id = e.conversation_id
        where e.workspace_id = c.workspace_id and c.id in (o.id, o.merged_into) and e.state = 'answered'
      union select g.id from stakeholder_group g where g.workspace_id = c.workspace_id and g.removed_at is not null) as "groupIds"
    from conversation c where c.workspace_id = ${tx.workspaceId} and c.id = any(${conversationIds}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, groupIds }) => [id, new Set(groupIds)]));
}

const readGroups = (tx: Tx) =>
  tx.selectFrom('stakeholder_group').select(['id', 'name']).where('workspace_id', '=', tx.workspaceId).execute();

/** Who the viewer is to the matrix. */
export async function readAsker(tx: Tx, { agentId, teamIds }: Viewer): Promise<Asker> {
  const { rows } = await sql<{ tier: Tier; role: RoleKey | null }>`
    select a.tier, (select min(ar.role_key) from agent_role ar where ar.workspace_id = a.workspace_id and ar.agent_id = a.id) as role
    from agent a where a.workspace_id = ${tx.workspaceId} and a.id = ${agentId}`.execute(tx);
  return { teamIds, tier: rows[0]?.tier ?? 1, role: rows[0]?.role ?? null };
}

/** In a sentence, for the person who may not. */
export function withheldWords({ right, hurdle, category, teams, tier, role, group }: Withheld): string {
  if (hurdle === 'group') return `“${category}” is resolved once ${group} has answered. Ask them first.`;
  const whom = {
    team: teams.length === 0 ? 'a team that is gone' : teams.join(' or '),
    tier: tier === 3 ? 'tier 3' : `tier ${tier} and above`,
    role: role === 'owner' ? 'owners' : 'leads and owners',
  }[hurdle];
  const verb = right === 'answer' ? 'answered' : 'resolved';
  return `“${category}” is ${verb} by ${whom}. Hand it on, or ask them in a note.`;
}

/** The same for screens in other languages. */
export const withheldParameters = ({ hurdle, category, teams, tier, role, group }: Withheld) => ({
  hurdle,
  category,
  teams: teams.join(', '),
  tier,
  role,
  group,
});
