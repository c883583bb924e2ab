import { type RawBuilder, sql } from 'kysely';
import type { Handover } from '#contract/handover.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { whoIsOnCall } from '#server/features/rota/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { readItems } from './items.ts';

const dayMs = 86_400_000;
const most = 50;

type Stored = {
  id: string;
  rotaId: string;
  rotaName: string;
  teamId: string | null;
  fromAgentId: string;
  toAgentId: string | null;
  at: Date;
  confirmedAt: Date | null;
  confirmedBy: string | null;
};

/** Those that wait to be confirmed, the next change first, then those that were since yesterday. */
export async function listHandovers(tx: Tx, viewer: Viewer, now: Date): Promise<Handover[]> {
  const [week, day] = [new Date(now.getTime() - 7 * dayMs), new Date(now.getTime() - dayMs)];
  return read(
    tx,
    viewer,
    sql`r.removed_at is null and ((h.confirmed_at is null and h.at > ${week}) or h.confirmed_at > ${day})
      order by h.confirmed_at is not null, h.at desc, h.id limit ${most}`,
    now,
  );
}

/** One note, or `not_found`. */
export async function getHandover(tx: Tx, viewer: Viewer, handoverId: string, now: Date): Promise<Handover> {
  const [found] = await read(tx, viewer, sql`h.id = ${handoverId}`, now);
  if (!found) throw notFound('handover');
  return found;
}

async function read(tx: Tx, viewer: Viewer, which: RawBuilder<unknown>, now: Date): Promise<Handover[]> {
  const { rows } = await sql<Stored>`
    select h.id, h.rota_id as "rotaId", r.name as "rotaName", r.team_id as "teamId", h.from_agent_id as "fromAgentId",
      h.to_agent_id as "toAgentId", h.at, h.confirmed_at as "confirmedAt", h.confirmed_by as "confirmedBy"
    from handover h join rota r on r.workspace_id = h.workspace_id and r.id = h.rota_id
    where h.workspace_id = ${tx.workspaceId} and ${which}`.execute(tx);
  const handovers: Handover[] = [];
  for (const { teamId, ...row } of rows)
    handovers.push({
      ...row,
      at: row.at.toISOString(),
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      mayConfirm: await mayConfirm(tx, viewer, row, now),
      items: row.confirmedAt ? null : await readItems(tx, viewer, { ...row, teamId }, now),
    });
  return handovers;
}

async function mayConfirm(
  tx: Tx,
  viewer: Viewer,
  { rotaId, toAgentId }: Pick<Stored, 'rotaId' | 'toAgentId'>,
  now: Date,
) {
  if (viewer.agentId === null) return false;
  if (viewer.agentId === toAgentId || viewer.permissions.has('policy.manage')) return true;
  return (await whoIsOnCall(tx, rotaId, now))?.agentId === viewer.agentId;
}
