import { sql } from 'kysely';
import type { RotaPlan } from '#contract/rota.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { requireActiveAgents, requireTeam } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { newWorkspaceToken } from '#server/http/token.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getRota } from './rows.ts';

/** Prefix of the addresses under which calendar programs read shifts. */
export const feedPrefix = 'cal';

/** Makes a rota. Throws `not_found` for a person, team or calendar that is none. */
export async function createRota(tx: Tx, viewer: Viewer, plan: RotaPlan, now: Date): Promise<string> {
  await requireParts(tx, plan, []);
  const id = newId(now);
  await tx
    .insertInto('rota')
    .values({ workspace_id: tx.workspaceId, id, created_at: now, ...columnsOf(plan) })
    .execute();
  tell(tx, viewer, 'rota.created', id, { name: plan.name }, now);
  return id;
}

/** Changes a rota. Throws `stale_version` when another version holds than the caller saw. Answers the new version. */
export async function changeRota(
  tx: Tx,
  viewer: Viewer,
  { rotaId, version, ...plan }: RotaPlan & { rotaId: string; version: number },
  now: Date,
): Promise<number> {
  const before = await getRota(tx, rotaId);
  await requireParts(
    tx,
    plan,
    before.layers.flatMap(({ agentIds }) => agentIds),
  );
  const written = await tx
    .updateTable('rota')
    .set({ ...columnsOf(plan), version: version + 1 })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', rotaId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!written)
    throw new AppError('conflict', 'stale_version', 'Somebody changed this rota meanwhile. Look at it first.');
  const changed = (['name', 'teamId', 'calendarId', 'layers'] as const).filter(
    (key) => JSON.stringify(plan[key]) !== JSON.stringify(before[key]),
  );
  if (changed.length > 0) tell(tx, viewer, 'rota.changed', rotaId, { changed }, now);
  return written.version;
}

/** Takes a rota away or brings it back. Wanting what is so changes nothing. */
export async function removeRota(
  tx: Tx,
  viewer: Viewer,
  { rotaId, removed }: { rotaId: string; removed: boolean },
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ differs: boolean }>`
    with before as (
      select id, removed_at from rota where workspace_id = ${tx.workspaceId} and id = ${rotaId} for update
    )
    update rota r set removed_at = case when ${removed} then coalesce(r.removed_at, ${now}) end from before b
    where r.workspace_id = ${tx.workspaceId} and r.id = b.id
    returning (b.removed_at is null) = ${removed}::boolean as differs`.execute(tx);
  if (!rows[0]) throw notFound('rota');
  if (rows[0].differs) tell(tx, viewer, 'rota.removed', rotaId, { removed }, now);
}

/** Makes the address of a person's own shifts, and ends the one before. Answers its token. */
export async function makeFeed(tx: Tx, viewer: Viewer, rotaId: string, now: Date): Promise<string> {
  await getRota(tx, rotaId);
  if (viewer.agentId === null) throw new AppError('invalid', 'not_possible_here', 'Only a person has shifts.');
  const { token, hash } = newWorkspaceToken(feedPrefix, tx.workspaceId);
  await tx
    .insertInto('rota_feed')
    .values({ workspace_id: tx.workspaceId, rota_id: rotaId, agent_id: viewer.agentId, token_hash: hash })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'rota_id', 'agent_id']).doUpdateSet({ token_hash: hash }),
    )
    .execute();
  tell(tx, viewer, 'rota.feed_made', rotaId, {}, now);
  return token;
}

const columnsOf = ({ name, teamId, calendarId, layers }: RotaPlan) => ({
  name,
  team_id: teamId,
  calendar: calendarId,
  layers: JSON.stringify(layers),
});

/** Who is in it already may have left since; who is new works here. */
async function requireParts(tx: Tx, plan: RotaPlan, known: readonly string[]): Promise<void> {
  const added = plan.layers.flatMap(({ agentIds }) => agentIds).filter((id) => !known.includes(id));
  await requireActiveAgents(tx, [...new Set(added)]);
  if (plan.teamId !== null) await requireTeam(tx, plan.teamId);
  if (plan.calendarId === null) return;
  const { body } = await readActive(tx, 'calendars');
  if (!body.calendars.some(({ id }) => id === plan.calendarId)) throw notFound('calendar');
}

type Told = 'rota.created' | 'rota.changed' | 'rota.removed' | 'rota.feed_made';

function tell<T extends Told>(
  tx: Tx,
  viewer: Viewer,
  type: T,
  id: string,
  detail: Parameters<typeof record<T>>[1]['detail'],
  now: Date,
): void {
  record(tx, { type, at: now, actor: actorOf(viewer), subject: { kind: 'rota', id }, detail });
}
