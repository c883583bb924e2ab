import { type RawBuilder, sql } from 'kysely';
import { type Macro, MacroSteps } from '#contract/macro.ts';
import { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';

export { sealOf } from './seal.ts';

type Stored = Omit<Macro, 'steps' | 'audience' | 'editable'> & { steps: unknown; audience: string };

async function read(tx: Tx, viewer: Viewer, which: RawBuilder<unknown>, deleted: boolean): Promise<Macro[]> {
  const { rows } = await sql<Stored>`
    select m.id, m.name, m.steps, m.shortcut, m.audience, m.team_id as "teamId", m.owner_id as "ownerId" from macro m
    where m.workspace_id = ${tx.workspaceId} and (m.deleted_at is not null) = ${deleted} and ${visible(viewer)} and ${which}
    order by lower(m.name), m.id`.execute(tx);
  return rows.map((row) => toMacro(row, viewer));
}

/** Those that the viewer has: their own, their teams' and everyone's, by name. */
export function listMacros(tx: Tx, viewer: Viewer): Promise<Macro[]> {
  return read(tx, viewer, sql`true`, false);
}

/** One of them, or `not_found`; `deleted` looks among the deleted ones. */
export async function getMacro(tx: Tx, viewer: Viewer, macroId: string, deleted = false): Promise<Macro> {
  const [macro] = await read(tx, viewer, sql`m.id = ${macroId}`, deleted);
  if (!macro) throw notFound('macro');
  return macro;
}

/** Whoever may keep them for others sees those of every team, so that none is left without somebody to mend it. */
function visible({ agentId, teamIds, permissions }: Viewer): RawBuilder<unknown> {
  return sql`(m.audience = 'everyone' or (m.audience = 'me' and m.owner_id = ${agentId})
    or (m.audience = 'team' and (${permissions.has('saved_reply.manage')} or m.team_id = any(${teamIds}::uuid[]))))`;
}

function toMacro(row: Stored, { agentId, permissions }: Viewer): Macro {
  const isOwn = row.audience === 'me' && row.ownerId === agentId;
  return {
    ...row,
    steps: MacroSteps.parse(row.steps),
    audience: Audience.parse(row.audience),
    editable: isOwn || permissions.has('saved_reply.manage'),
  };
}
