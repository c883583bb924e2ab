import { sql } from 'kysely';
import type { GroupPlan, PersonAsked } from '#contract/stakeholder.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';

/** Makes the groups that every workspace starts with; like its roles they are part of its creation. */
export async function insertDefaultGroups(
  tx: Tx,
  names: readonly string[],
  remindAfterMinutes: number,
  now: Date,
): Promise<void> {
  const common = { workspace_id: tx.workspaceId, remind_after_minutes: remindAfterMinutes, created_at: now };
  await tx
    .insertInto('stakeholder_group')
    .values(names.map((name) => ({ ...common, id: newId(now), name })))
    .execute();
}

/** Throws `name_taken`, and `not_found` for somebody who is no agent here. */
export async function createGroup(tx: Tx, actor: Actor, plan: GroupPlan, now: Date): Promise<string> {
  await requireFreeName(tx, plan.name, null);
  const id = newId(now);
  await tx
    .insertInto('stakeholder_group')
    .values({
      workspace_id: tx.workspaceId,
      id,
      name: plan.name,
      remind_after_minutes: plan.remindAfterMinutes,
      created_at: now,
    })
    .execute();
  await writePeople(tx, id, plan.people, now);
  tell(tx, actor, 'stakeholder_group.created', id, { name: plan.name }, now);
  return id;
}

/** Throws `stale_version` when another version holds than the caller saw. Answers the new version. */
export async function changeGroup(
  tx: Tx,
  actor: Actor,
  { groupId, version, ...plan }: GroupPlan & { groupId: string; version: number },
  now: Date,
): Promise<number> {
  const before = await lockGroup(tx, groupId);
  if (before.version !== version || before.isRemoved)
    throw new AppError('conflict', 'stale_version', 'Somebody changed this group meanwhile. Look at it first.');
  await requireFreeName(tx, plan.name, groupId);
  await sql`
    update stakeholder_group set name = ${plan.name}, remind_after_minutes = ${plan.remindAfterMinutes}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${groupId}`.execute(tx);
  const arePeopleNew = await writePeople(tx, groupId, plan.people, now);
  const changed = [
    ...(before.name === plan.name ? [] : ['name']),
    ...(before.remindAfterMinutes === plan.remindAfterMinutes ? [] : ['remindAfterMinutes']),
    ...(arePeopleNew ? ['people'] : []),
  ];
  if (changed.length > 0) tell(tx, actor, 'stakeholder_group.changed', groupId, { name: plan.name, changed }, now);
  return version + 1;
}

/** Takes a group away or brings it back. Wanting what is so changes nothing. */
export async function removeGroup(
  tx: Tx,
  actor: Actor,
  { groupId, removed }: { groupId: string; removed: boolean },
  now: Date,
): Promise<void> {
  const { name, isRemoved } = await lockGroup(tx, groupId);
  if (isRemoved === removed) return;
  if (!removed) await requireFreeName(tx, name, groupId);
  await sql`
    update stakeholder_group set removed_at = ${removed ? now : null}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${groupId}`.execute(tx);
  tell(tx, actor, 'stakeholder_group.removed', groupId, { name, removed }, now);
}

async function lockGroup(tx: Tx, groupId: string) {
  const { rows } = await sql<{ name: string; remindAfterMinutes: number | null; version: number; isRemoved: boolean }>`
    select name, remind_after_minutes as "remindAfterMinutes", version, removed_at is not null as "isRemoved"
    from stakeholder_group where workspace_id = ${tx.workspaceId} and id = ${groupId} for update`.execute(tx);
  if (!rows[0]) throw notFound('group');
  return rows[0];
}

async function requireFreeName(tx: Tx, name: string, groupId: string | null): Promise<void> {
  const { rows } = await sql`
    select from stakeholder_group where workspace_id = ${tx.workspaceId} and lower(name) = lower(${name})
      and removed_at is null and id is distinct from ${groupId}::uuid`.execute(tx);
  if (rows.length > 0) throw new AppError('conflict', 'name_taken', `There is a group called “${name}” already.`);
}

type Kept = { id: string; agentId: string | null; email: string | null };

/** Adds, changes and takes people away until the group holds these; answers whether that made a difference. */
async function writePeople(tx: Tx, groupId: string, people: readonly PersonAsked[], now: Date): Promise<boolean> {
  const { rows: before } = await sql<Kept>`
    select id, agent_id as "agentId", email from stakeholder
    where workspace_id = ${tx.workspaceId} and group_id = ${groupId} and removed_at is null`.execute(tx);
  const isSame = (one: PersonAsked) => (kept: Kept) =>
    'agentId' in one ? kept.agentId === one.agentId : kept.email?.toLowerCase() === one.email.toLowerCase();
  const gone = before.filter((kept) => !people.some((one) => isSame(one)(kept)));
  const added = people.filter((one) => !before.some(isSame(one)));
  await requireAccounts(
    tx,
    added.flatMap((one) => ('agentId' in one ? [one.agentId] : [])),
  );
  await sql`
    update stakeholder set removed_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(tx);
  for (const one of added) await insertPerson(tx, groupId, one, now);
  let changed = gone.length + added.length;
  for (const one of people) changed += await renamePerson(tx, groupId, one);
  return changed > 0;
}

/** Whoever can sign in can be asked, whatever else they may do here. */
async function requireAccounts(tx: Tx, agentIds: readonly string[]): Promise<void> {
  const { rows } = await sql`
    select from agent where workspace_id = ${tx.workspaceId} and id = any(${agentIds}::uuid[]) and state = 'active'`.execute(
    tx,
  );
  if (rows.length < agentIds.length) throw notFound('agent');
}

async function insertPerson(tx: Tx, groupId: string, one: PersonAsked, now: Date): Promise<void> {
  const own = 'agentId' in one ? { agent_id: one.agentId, language: 'en' } : one;
  await tx
    .insertInto('stakeholder')
    .values({ workspace_id: tx.workspaceId, id: newId(now), group_id: groupId, added_at: now, ...own })
    .execute();
}

async function renamePerson(tx: Tx, groupId: string, one: PersonAsked): Promise<number> {
  if ('agentId' in one) return 0;
  const { rows } = await sql`
    update stakeholder set name = ${one.name}, language = ${one.language}, email = ${one.email}
    where workspace_id = ${tx.workspaceId} and group_id = ${groupId} and removed_at is null and lower(email) = lower(${one.email})
      and (name, language, email) is distinct from (${one.name}::text, ${one.language}::text, ${one.email}::text)
    returning id`.execute(tx);
  return rows.length;
}

type GroupEvent = 'stakeholder_group.created' | 'stakeholder_group.changed' | 'stakeholder_group.removed';

function tell<T extends GroupEvent>(
  tx: Tx,
  actor: Actor,
  type: T,
  id: string,
  detail: Parameters<typeof record<T>>[1]['detail'],
  now: Date,
): void {
  record<T>(tx, { type, at: now, actor, subject: { kind: 'stakeholder_group', id }, detail });
}
