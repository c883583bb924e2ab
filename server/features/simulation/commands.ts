import { sql } from 'kysely';
import type { SimulatedKind, StaffingDraft } from '#contract/simulation.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getVersion } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { readPeriod } from './period.ts';
import { getSimulation } from './queries.ts';
import { isRouting, requireAllReach } from './read-batch.ts';
import type { TriedDraft } from './rows.ts';

export const simulateJob = { name: 'simulation.run', maxAttempts: 5 };

type Wanted = {
  from: string;
  to: string;
  timeZone: string;
  kinds: readonly SimulatedKind[];
  staffing?: StaffingDraft | undefined;
};

/**
 * Starts a simulation of the drafts that there are now. Throws AppError for a period that is none, has not passed or is too
 * long, for nothing to try, for a policy without a draft, for routing by somebody who sees only some conversations, and
 * while another simulation of the same person runs.
 */
export async function startSimulation(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<string> {
  const { from, to } = readPeriod(wanted, now);
  if (wanted.kinds.length === 0 && !wanted.staffing)
    throw new AppError('invalid', 'bad_request', 'A simulation needs something to try (kinds, staffing).');
  if (isRouting({ kinds: wanted.kinds, staffing: wanted.staffing })) requireAllReach(viewer);
  const drafts = [];
  for (const kind of new Set(wanted.kinds)) drafts.push(await getDraft(tx, kind));
  const id = newId(now);
  const { rows } = await sql`
    insert into simulation (workspace_id, id, agent_id, api_key_id, from_at, to_at, time_zone, drafts, staffing, state, created_at, touched_at)
    values (${tx.workspaceId}, ${id}, ${viewer.agentId}, ${viewer.apiKeyId}, ${from}, ${to}, ${wanted.timeZone}, ${JSON.stringify(drafts)}::jsonb,
      ${wanted.staffing ? JSON.stringify(wanted.staffing) : null}::jsonb, 'running', ${now}, ${now})
    on conflict (workspace_id, coalesce(agent_id, api_key_id)) where state in ('running', 'cancelling') do nothing
    returning id`.execute(tx);
  if (rows.length === 0)
    throw new AppError('conflict', 'not_possible_here', 'A simulation of yours runs already. Wait for it, or stop it.');
  record(tx, {
    type: 'simulation.started',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'simulation', id },
    detail: {
      kinds: [...drafts.map(({ kind }) => kind), ...(wanted.staffing ? ['staffing'] : [])],
      from: from.toISOString(),
      to: to.toISOString(),
    },
  });
  await enqueueWork(tx, id);
  return id;
}

/** Stops a simulation of the viewer's own after the batch under way; one that has ended stays as it is. */
export async function cancelSimulation(tx: Tx, viewer: Viewer, simulationId: string): Promise<void> {
  await getSimulation(tx, viewer, simulationId);
  const { numUpdatedRows } = await tx
    .updateTable('simulation')
    .set({ state: 'cancelling' })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', simulationId)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await enqueueWork(tx, simulationId);
}

/** A job that does a simulation, from its beginning. */
export function enqueueWork(tx: Tx, simulationId: string): Promise<void> {
  return enqueue(tx, simulateJob, { workspaceId: tx.workspaceId, simulationId }, { key: simulationId });
}

/** What is prepared of a policy: its draft, or else the version that is to be switched on. */
async function getDraft(tx: Tx, kind: SimulatedKind): Promise<TriedDraft> {
  const row = await tx
    .selectFrom('policy')
    .select(['version', 'changed_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', kind)
    .where('state', 'in', ['draft', 'scheduled'])
    .orderBy('state')
    .executeTakeFirst();
  if (!row) throw new AppError('refused', 'not_possible_here', `The policy ${kind} has no draft to try.`);
  return {
    kind,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    content: await getVersion(tx, kind, row.version),
  };
}
