import { sql } from 'kysely';
import { isEntryKind, noneOf, standing } from '#contract/taxonomy.ts';
import { type Labels, learnedTasks, type Task, taskLabels } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { labelBy } from './labels.ts';
import { type Judgeable, lockVerdict } from './queries.ts';

type Correction = { messageId: string; task: Task; label: string };

/**
 * A person says what a verdict should be, also that what the program found is right, or that there is no theme, intent
 * or product: it holds from now on. Throws
 * `not_found` out of reach, `bad_request` for a label that the task has not.
 */
export async function correct(
  tx: Tx,
  viewer: Viewer,
  { messageId, task, label }: Correction,
  now: Date,
): Promise<void> {
  const verdict = await lockVerdict(tx, viewer, messageId);
  await requireLabel(tx, task, label);
  const was = verdict.found[task]?.label ?? null;
  const { numAffectedRows = 0n } = await sql`
    insert into verdict_correction as c (workspace_id, message_id, task, label, was, agent_id, at)
    values (${tx.workspaceId}, ${messageId}, ${task}, ${label}, ${was}, ${viewer.agentId}, ${now})
    on conflict (workspace_id, message_id, task) do update
      set label = excluded.label, was = excluded.was, agent_id = excluded.agent_id, at = excluded.at
      where c.label <> excluded.label`.execute(tx);
  if (numAffectedRows > 0n) await hold(tx, viewer, { messageId, task, to: label, verdict }, now);
}

/** What the program found holds again. Throws `not_found` out of reach and where nothing was corrected. */
export async function takeBack(
  tx: Tx,
  viewer: Viewer,
  { messageId, task }: Omit<Correction, 'label'>,
  now: Date,
): Promise<void> {
  const verdict = await lockVerdict(tx, viewer, messageId);
  const { numAffectedRows = 0n } = await sql`
    delete from verdict_correction
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId} and task = ${task}`.execute(tx);
  if (numAffectedRows > 0n) await hold(tx, viewer, { messageId, task, to: null, verdict }, now);
}

type Held = { messageId: string; task: Task; to: string | null; verdict: Judgeable };

async function hold(tx: Tx, viewer: Viewer, { messageId, task, to, verdict }: Held, now: Date): Promise<void> {
  const label = labelBy(task, to ?? verdict.found[task]?.label ?? null);
  const { [task]: from = null, ...others } = verdict.labels;
  const labels: Labels = label === null ? others : { ...others, [task]: label };
  await sql`update verdict set labels = ${JSON.stringify(labels)}::jsonb
    where workspace_id = ${tx.workspaceId} and message_id = ${messageId}`.execute(tx);
  record(tx, {
    type: 'verdict.corrected',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'message', id: messageId },
    conversationId: verdict.conversationId,
    detail: { task, from, to: label, takenBack: to === null },
  });
}

async function requireLabel(tx: Tx, task: Task, label: string): Promise<void> {
  const labels: readonly string[] = isEntryKind(task)
    ? [noneOf(task), ...standing((await readActive(tx, 'taxonomy')).body, task).map(({ id }) => id)]
    : (taskLabels[task] ?? []);
  if (!learnedTasks.includes(task) || !labels.includes(label))
    throw new AppError('invalid', 'bad_request', `“${label}” is no answer to “${task}”.`);
}
