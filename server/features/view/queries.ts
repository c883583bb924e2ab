import { sql } from 'kysely';
import { Sort, ViewFilter } from '#contract/filter.ts';
import { Audience, type SavedView } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';

type Stored = {
  id: string;
  name: string;
  filter: unknown;
  sort: string;
  audience: string;
  team_id: string | null;
  owner_id: string | null;
};

/** The saved views that the viewer has in their list: their own, their teams' and everyone's, each in its order. */
export async function listSavedViews(tx: Tx, viewer: Viewer): Promise<SavedView[]> {
  const { rows } = await sql<Stored>`
    select v.id, v.name, v.filter, v.sort, v.audience, v.team_id, v.owner_id from view v
    where v.workspace_id = ${tx.workspaceId} and v.deleted_at is null and ${visible(viewer)}
    order by v.position, v.created_at, v.id`.execute(tx);
  return rows.map((row) => toView(row, viewer));
}

/** One of them, or `not_found`; `deleted` looks among those whose deletion can be taken back. */
export async function getSavedView(tx: Tx, viewer: Viewer, viewId: string, deleted = false): Promise<SavedView> {
  const { rows } = await sql<Stored>`
    select v.id, v.name, v.filter, v.sort, v.audience, v.team_id, v.owner_id from view v
    where v.workspace_id = ${tx.workspaceId} and v.id = ${viewId} and (v.deleted_at is not null) = ${deleted} and ${visible(viewer)}
    for update`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound('view');
  return toView(row, viewer);
}

/** Whoever may share views sees those of every team, so that none is left without somebody to mend it. */
function visible({ agentId, teamIds, permissions }: Viewer) {
  return sql`(v.audience = 'everyone' or (v.audience = 'me' and v.owner_id = ${agentId})
    or (v.audience = 'team' and (${permissions.has('view.share')} or v.team_id = any(${teamIds}::uuid[]))))`;
}

function toView({ team_id, owner_id, ...row }: Stored, { agentId, permissions }: Viewer): SavedView {
  const isOwn = row.audience === 'me' && owner_id === agentId;
  return {
    id: row.id,
    name: row.name,
    filter: ViewFilter.parse(row.filter),
    sort: Sort.parse(row.sort),
    audience: Audience.parse(row.audience),
    teamId: team_id,
    editable: isOwn || permissions.has('view.share'),
  };
}
