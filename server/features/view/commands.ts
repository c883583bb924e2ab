import { sql } from 'kysely';
import type { Sort, ViewFilter } from '#contract/filter.ts';
import type { Audience, SavedView } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getTeam } from '#server/features/team/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { getSavedView, listSavedViews } from './queries.ts';

type Wanted = { name: string; filter: ViewFilter; sort: Sort; audience: Audience; teamId?: string | null | undefined };

/** How many saved views may stand in one list. */
const mostViews = 100;
/** How long a deletion can be taken back. */
const restorable = sql`interval '12 hours'`;

/** Saves a view at the end of its list. Throws AppError. */
export async function createSavedView(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<SavedView> {
  const teamId = await authorise(tx, viewer, wanted);
  if ((await listSavedViews(tx, viewer)).length >= mostViews)
    throw new AppError('refused', 'not_possible_here', `There are ${mostViews} saved views already. Delete one first.`);
  const id = newId(now);
  await sql`
    insert into view (workspace_id, id, owner_id, name, filter, sort, audience, team_id, created_at, position)
    select ${tx.workspaceId}, ${id}, ${viewer.agentId}, ${wanted.name}, ${JSON.stringify(wanted.filter)}::jsonb, ${wanted.sort},
      ${wanted.audience}, ${teamId}, ${now}, coalesce(max(position), 0) + 1
    from view where workspace_id = ${tx.workspaceId}`.execute(tx);
  note(tx, viewer, 'view.created', id, { name: wanted.name, audience: wanted.audience }, now);
  return getSavedView(tx, viewer, id);
}

/** What nobody waits for and somebody keeps an eye on: a view that every workspace starts with. */
export async function insertWatchedView(tx: Tx, name: string, now: Date): Promise<void> {
  const filter: ViewFilter = { triage: ['watch'], status: ['open', 'pending', 'on_hold', 'snoozed'] };
  await sql`
    insert into view (workspace_id, id, name, filter, sort, audience, created_at, position)
    values (${tx.workspaceId}, ${newId(now)}, ${name}, ${JSON.stringify(filter)}::jsonb, 'recent', 'everyone', ${now}, 1)`.execute(
    tx,
  );
}

/** Changes what is named and leaves the rest. Throws AppError. */
export async function changeSavedView(
  tx: Tx,
  viewer: Viewer,
  { viewId, ...change }: { viewId: string } & Partial<Wanted>,
  now: Date,
): Promise<SavedView> {
  const before = await getEditable(tx, viewer, viewId);
  const wanted = { ...before, ...change };
  const moves = wanted.audience !== before.audience || wanted.teamId !== before.teamId;
  const teamId = moves ? await authorise(tx, viewer, wanted) : before.teamId;
  const after = { name: wanted.name, filter: wanted.filter, sort: wanted.sort, audience: wanted.audience, teamId };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
    (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
  );
  if (changed.length === 0) return before;
  await sql`
    update view set name = ${after.name}, filter = ${JSON.stringify(after.filter)}::jsonb, sort = ${after.sort},
      audience = ${after.audience}, team_id = ${teamId},
      owner_id = case when ${after.audience} = 'me' then ${viewer.agentId}::uuid else owner_id end
    where workspace_id = ${tx.workspaceId} and id = ${viewId}`.execute(tx);
  note(tx, viewer, 'view.changed', viewId, { changed }, now);
  return getSavedView(tx, viewer, viewId);
}

/** Takes it out of every list; what was deleted more than twelve hours ago goes for good. Throws AppError. */
export async function deleteSavedView(tx: Tx, viewer: Viewer, viewId: string, now: Date): Promise<void> {
  await getEditable(tx, viewer, viewId);
  await sql`delete from view where workspace_id = ${tx.workspaceId} and deleted_at < ${now}::timestamptz - ${restorable}`.execute(
    tx,
  );
  await sql`update view set deleted_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${viewId}`.execute(tx);
  note(tx, viewer, 'view.deleted', viewId, {}, now);
}

/** Takes a deletion back. Throws AppError. */
export async function restoreSavedView(tx: Tx, viewer: Viewer, viewId: string, now: Date): Promise<SavedView> {
  await getEditable(tx, viewer, viewId, true);
  await sql`update view set deleted_at = null where workspace_id = ${tx.workspaceId} and id = ${viewId}`.execute(tx);
  note(tx, viewer, 'view.restored', viewId, {}, now);
  return getSavedView(tx, viewer, viewId);
}

/** Gives these views, in this order, the places that they hold together; all others stay where they are. Throws AppError. */
export async function orderSavedViews(tx: Tx, viewer: Viewer, viewIds: readonly string[], now: Date): Promise<void> {
  const known = new Map((await listSavedViews(tx, viewer)).map((view) => [view.id, view]));
  for (const id of viewIds) {
    const view = known.get(id);
    if (!view) throw notFound('view');
    refuseForeign(view);
  }
  await sql`
    with wanted as (
      select id, row_number() over (order by n) as place from unnest(${viewIds}::uuid[]) with ordinality as w (id, n)
    ), places as (
      select position, row_number() over (order by position, created_at, id) as place
      from view where workspace_id = ${tx.workspaceId} and id = any(${viewIds}::uuid[])
    )
    update view v set position = p.position from wanted w join places p using (place)
    where v.workspace_id = ${tx.workspaceId} and v.id = w.id`.execute(tx);
  note(tx, viewer, 'view.moved', viewIds[0] ?? null, { order: [...viewIds] }, now);
}

async function getEditable(tx: Tx, viewer: Viewer, viewId: string, deleted = false): Promise<SavedView> {
  const view = await getSavedView(tx, viewer, viewId, deleted);
  refuseForeign(view);
  return view;
}

function refuseForeign({ editable, name }: SavedView): void {
  if (!editable) throw missing(`“${name}” is shared: changing it needs the permission view.share.`);
}

/** The team it is to be shared with, or null; throws unless the viewer may have it there. */
async function authorise(tx: Tx, viewer: Viewer, { audience, teamId }: Wanted): Promise<string | null> {
  if (audience === 'me') {
    if (viewer.agentId !== null) return null;
    throw new AppError('refused', 'not_possible_here', 'A view of one’s own belongs to a person; an API key has none.');
  }
  if (!viewer.permissions.has('view.share'))
    throw missing('Sharing a view needs the permission view.share. Save it for yourself, or ask a lead.');
  if (audience === 'everyone') return null;
  if (!teamId) throw new AppError('invalid', 'bad_request', 'teamId: say with which team the view is shared.');
  return (await getTeam(tx, teamId)).id;
}

function missing(message: string): AppError {
  return new AppError('forbidden', 'permission_missing', message, { parameters: { permission: 'view.share' } });
}

function note<T extends 'view.created' | 'view.changed' | 'view.deleted' | 'view.restored' | 'view.moved'>(
  tx: Tx,
  viewer: Viewer,
  type: T,
  id: string | null,
  detail: Parameters<typeof record<T>>[1]['detail'],
  at: Date,
): void {
  record(tx, { type, at, actor: actorOf(viewer), subject: { kind: 'view', id }, detail });
}
