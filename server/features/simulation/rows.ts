import { sql } from 'kysely';
import * as z from 'zod';
import { PolicyContent } from '#contract/policy.ts';
import { SimulatedKind, type Simulation, SimulationResult, StaffingDraft } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** A draft as it was when a simulation began. */
export const TriedDraft = z.object({
  kind: SimulatedKind,
  version: z.number(),
  changedAt: z.string(),
  content: PolicyContent,
});
export type TriedDraft = z.output<typeof TriedDraft>;

/** A simulation as its work needs it. */
export type Work = {
  id: string;
  asker: { agentId: string } | { apiKeyId: string };
  from: Date;
  to: Date;
  timeZone: string;
  drafts: TriedDraft[];
  staffing: StaffingDraft | null;
  state: Simulation['state'];
  /** How often its work began. */
  runs: number;
  total: number | null;
  createdAt: Date;
};

type Stored = {
  id: string;
  agent_id: string | null;
  api_key_id: string | null;
  from_at: Date;
  to_at: Date;
  time_zone: string;
  drafts: unknown;
  staffing: unknown;
  state: Simulation['state'];
  runs: number;
  done: number;
  total: number | null;
  created_at: Date;
  finished_at: Date | null;
  result: unknown;
};

/** The simulation with its row locked, or null. */
export async function lockWork(tx: Tx, simulationId: string): Promise<Work | null> {
  const { rows } = await sql<Stored>`
    select id, agent_id, api_key_id, from_at, to_at, time_zone, drafts, staffing, state, runs, total, created_at from simulation
    where workspace_id = ${tx.workspaceId} and id = ${simulationId} for update`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    asker: row.agent_id === null ? { apiKeyId: row.api_key_id ?? '' } : { agentId: row.agent_id },
    from: row.from_at,
    to: row.to_at,
    timeZone: row.time_zone,
    drafts: z.array(TriedDraft).parse(row.drafts),
    staffing: z.nullable(StaffingDraft).parse(row.staffing),
    state: row.state,
    runs: row.runs,
    total: row.total,
    createdAt: row.created_at,
  };
}

/** The viewer's own, newest first; one of them by its id with its result. */
export async function readSimulations(
  tx: Tx,
  viewer: Viewer,
  { id, most }: { id?: string; most: number },
): Promise<Simulation[]> {
  const { rows } = await sql<Stored & { outdated: string[] }>`
    select s.id, s.agent_id, s.api_key_id, s.from_at, s.to_at, s.time_zone, s.drafts, s.staffing, s.state, s.runs, s.done, s.total, s.created_at,
      s.finished_at, case when ${id ?? null}::uuid is not null then s.result end as result,
      array(
        select d.value ->> 'kind' from jsonb_array_elements(s.drafts) d
        where not exists (
          select from policy p where p.workspace_id = s.workspace_id and p.kind = d.value ->> 'kind'
            and p.version = (d.value ->> 'version')::int and p.state in ('draft', 'scheduled')
            and p.changed_at = (d.value ->> 'changedAt')::timestamptz)
      ) as outdated
    from simulation s
    where s.workspace_id = ${tx.workspaceId} and coalesce(s.agent_id, s.api_key_id) = ${viewer.agentId ?? viewer.apiKeyId}
      and (${id ?? null}::uuid is null or s.id = ${id ?? null}::uuid)
    order by s.created_at desc, s.id desc limit ${most}`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    timeZone: row.time_zone,
    drafts: z
      .array(TriedDraft)
      .parse(row.drafts)
      .map(({ kind, version }) => ({ kind, version, isOutdated: row.outdated.includes(kind) })),
    staffing: z.nullable(StaffingDraft).parse(row.staffing),
    done: row.done,
    total: row.total,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    result: row.result === null ? null : SimulationResult.parse(row.result),
  }));
}
