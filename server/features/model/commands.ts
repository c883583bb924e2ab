import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { readLearning, wakeLearning } from './learning.ts';
import { rerunJob } from './rerun-rows.ts';

/** Has a version judge that was learned before, 0 for none, and learns nothing more. Throws `not_found` for one that is none. */
export async function holdHead(tx: Tx, viewer: Viewer, version: number, now: Date): Promise<void> {
  if (version > 0) {
    const known = await tx
      .selectFrom('head')
      .select('version')
      .where('workspace_id', '=', tx.workspaceId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!known) throw notFound('version');
  }
  await sql`
    insert into learning (workspace_id, version, held_at, held_by) values (${tx.workspaceId}, ${version}, ${now}, ${viewer.agentId})
    on conflict (workspace_id) do update set version = excluded.version, held_at = excluded.held_at, held_by = excluded.held_by`.execute(
    tx,
  );
  tell(tx, viewer, now, { type: 'model.held', detail: { version } });
}

/** Learns again, from every correction that stands. */
export async function letHeadLearn(tx: Tx, viewer: Viewer, now: Date): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update learning set held_at = null, held_by = null, seen_until = null
    where workspace_id = ${tx.workspaceId} and held_at is not null`.execute(tx);
  if (numAffectedRows === 0n) return;
  tell(tx, viewer, now, { type: 'model.released', detail: {} });
  await wakeLearning(tx);
}

type Wanted = { days: number; isPreview: boolean };

/** Starts judging the past again, from the newest back. Throws `not_possible_here` while another one runs. */
export async function startRerun(tx: Tx, viewer: Viewer, { days, isPreview }: Wanted, now: Date): Promise<string> {
  const id = newId(now);
  const from = new Date(now.getTime() - days * 86_400_000);
  const { version } = await readLearning(tx);
  const { rows } = await sql`
    insert into rerun (workspace_id, id, state, is_preview, days, from_at, head, total, agent_id, started_at, touched_at)
    select ${tx.workspaceId}, ${id}, 'running', ${isPreview}, ${days}, ${from}, ${version}, count(*), ${viewer.agentId}, ${now}, ${now}
    from verdict where workspace_id = ${tx.workspaceId} and said_at >= ${from}
    on conflict (workspace_id) where state in ('running', 'cancelling') do nothing returning id`.execute(tx);
  if (rows.length === 0)
    throw new AppError(
      'conflict',
      'not_possible_here',
      'Messages are being judged again already. Wait for it, or stop it.',
    );
  tell(tx, viewer, now, { type: 'model.rerun_started', detail: { days, preview: isPreview } });
  await enqueue(tx, rerunJob, { workspaceId: tx.workspaceId, rerunId: id }, { key: id });
  return id;
}

/** Stops it after the batch under way; one that has ended stays as it is. Throws `not_found`. */
export async function cancelRerun(tx: Tx, rerunId: string): Promise<void> {
  const { rows } = await sql`
    update rerun set state = case state when 'running' then 'cancelling' else state end
    where workspace_id = ${tx.workspaceId} and id = ${rerunId} returning id`.execute(tx);
  if (rows.length === 0) throw notFound('re-run');
  await enqueue(tx, rerunJob, { workspaceId: tx.workspaceId, rerunId }, { key: rerunId });
}

type Told =
  | { type: 'model.held'; detail: { version: number } }
  | { type: 'model.released'; detail: Record<string, never> }
  | { type: 'model.rerun_started'; detail: { days: number; preview: boolean } };

function tell(tx: Tx, viewer: Viewer, now: Date, told: Told): void {
  record(tx, { ...told, at: now, actor: actorOf(viewer), subject: { kind: 'workspace', id: tx.workspaceId } });
}
