import { sql } from 'kysely';
import * as z from 'zod';
import type { EngagementPolicy } from '#contract/triage-policy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';

const dayMs = 86_400_000;

/** As the job is queued; what it does stands in jobs.ts. */
export const trialJob = {
  name: 'triage.try',
  maxAttempts: 5,
  payload: z.object({ workspaceId: z.uuid(), trialId: z.uuid() }),
};

/** Starts a trial in the place of the asker's last one. Throws `not_possible_here` while another of theirs runs. */
export async function startTrial(
  tx: Tx,
  viewer: Viewer,
  { days, policy }: { days: number; policy: EngagementPolicy },
  now: Date,
): Promise<string> {
  const id = newId(now);
  const asker = viewer.agentId ?? viewer.apiKeyId;
  const { body: held } = await readActive(tx, 'triage');
  await sql`
    delete from triage_trial where workspace_id = ${tx.workspaceId} and coalesce(agent_id, api_key_id) = ${asker}
      and state not in ('running', 'cancelling')`.execute(tx);
  const { rows } = await sql`
    insert into triage_trial (workspace_id, id, agent_id, api_key_id, days, from_at, started_at, held, tried, state, touched_at)
    values (${tx.workspaceId}, ${id}, ${viewer.agentId}, ${viewer.apiKeyId}, ${days}, ${new Date(now.getTime() - days * dayMs)}, ${now},
      ${JSON.stringify(held)}::json, ${JSON.stringify(policy)}::json, 'running', ${now})
    on conflict (workspace_id, coalesce(agent_id, api_key_id)) where state in ('running', 'cancelling') do nothing
    returning id`.execute(tx);
  if (rows.length === 0)
    throw new AppError('conflict', 'not_possible_here', 'A trial of yours runs already. Wait for it, or stop it.');
  record(tx, {
    type: 'triage_trial.started',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'workspace', id: tx.workspaceId },
    detail: { days },
  });
  await enqueueTrial(tx, id);
  return id;
}

/** Stops a trial of the viewer's own; one that has ended stays as it is. Throws `not_found`. */
export async function cancelTrial(tx: Tx, viewer: Viewer, trialId: string): Promise<void> {
  const { rows } = await sql`
    update triage_trial set state = case state when 'running' then 'cancelling' else state end
    where workspace_id = ${tx.workspaceId} and id = ${trialId}
      and coalesce(agent_id, api_key_id) = ${viewer.agentId ?? viewer.apiKeyId} returning id`.execute(tx);
  if (rows.length === 0) throw notFound('trial');
  await enqueueTrial(tx, trialId);
}

/** A job that does a trial, from where it was left. */
export function enqueueTrial(tx: Tx, trialId: string): Promise<void> {
  return enqueue(tx, trialJob, { workspaceId: tx.workspaceId, trialId }, { key: trialId });
}
