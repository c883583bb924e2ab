import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { lockPeople } from '#server/features/agent/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getTeam } from './queries.ts';

/** Makes a team. Throws AppError `conflict` when the name is taken. */
export async function createTeam(tx: Tx, viewer: Viewer, name: string, now: Date): Promise<string> {
  await lockPeople(tx);
  await refuseTakenName(tx, name);
  const id = newId(now);
  await tx.insertInto('team').values({ workspace_id: tx.workspaceId, id, name, created_at: now }).execute();
  record(tx, {
    type: 'team.created',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'team', id },
    detail: { name },
  });
  return id;
}

type TeamChange = { teamId: string; name?: string; agentIds?: string[] };

/** Renames a team, says who is in it, or both. */
export async function changeTeam(
  tx: Tx,
  viewer: Viewer,
  { teamId, name, agentIds }: TeamChange,
  now: Date,
): Promise<void> {
  await lockPeople(tx);
  const team = await getTeam(tx, teamId);
  const about = { at: now, actor: actorOf(viewer), subject: { kind: 'team', id: teamId } };
  if (name !== undefined && name !== team.name) {
    await refuseTakenName(tx, name);
    await tx
      .updateTable('team')
      .set({ name })
      .where('workspace_id', '=', tx.workspaceId)
      .where('id', '=', teamId)
      .execute();
    record(tx, { ...about, type: 'team.changed', detail: { name } });
  }
  if (agentIds === undefined) return;
  const before = team.agentIds;
  const after = [...new Set(agentIds)];
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  if (added.length + removed.length === 0) return;
  await refuseUnknownAgents(tx, added);
  await setMembers(tx, teamId, added, removed);
  record(tx, { ...about, type: 'team.members_changed', detail: { added, removed } });
}

async function setMembers(tx: Tx, teamId: string, added: string[], removed: string[]): Promise<void> {
  if (removed.length > 0)
    await tx
      .deleteFrom('team_member')
      .where('workspace_id', '=', tx.workspaceId)
      .where('team_id', '=', teamId)
      .where('agent_id', 'in', removed)
      .execute();
  if (added.length > 0)
    await tx
      .insertInto('team_member')
      .values(added.map((agentId) => ({ workspace_id: tx.workspaceId, team_id: teamId, agent_id: agentId })))
      .execute();
}

async function refuseUnknownAgents(tx: Tx, agentIds: string[]): Promise<void> {
  if (agentIds.length === 0) return;
  const known = await tx
    .selectFrom('agent')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', agentIds)
    .execute();
  if (known.length < agentIds.length) throw notFound('agent');
}

async function refuseTakenName(tx: Tx, name: string): Promise<void> {
  const taken = await tx
    .selectFrom('team')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken) throw new AppError('conflict', 'name_taken', `There is a team called ${name} already.`);
}
