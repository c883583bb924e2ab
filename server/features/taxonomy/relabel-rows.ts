import { sql } from 'kysely';
import * as z from 'zod';
import type { Relabel } from '#contract/entry.ts';
import type { EntryKind } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';

/** As the job is queued; what it does stands in jobs.ts. */
export const relabelJob = {
  name: 'taxonomy.relabel',
  maxAttempts: 5,
  payload: z.object({ workspaceId: z.uuid(), relabelId: z.uuid() }),
};

/** Queues the work of one that is under way. */
export const wakeRelabel = (tx: Tx, relabelId: string) =>
  enqueue(tx, relabelJob, { workspaceId: tx.workspaceId, relabelId }, { key: relabelId });

/** Messages as `v` that bear an entry, or with null none of its kind. */
export const bearing = (kind: EntryKind, entry: string | null) =>
  entry === null ? sql`not (v.labels ? ${kind}::text)` : sql`v.labels ->> ${kind}::text = ${entry}`;

/** One as its work needs it, its row locked. */
export type Work = {
  id: string;
  state: Relabel['state'];
  kind: EntryKind;
  from: string | null;
  to: string;
  words: string[];
  at: Date | null;
  messageId: string | null;
  done: number;
};

export async function lockRelabel(tx: Tx, relabelId: string): Promise<Work | null> {
  const { rows } = await sql<Work>`
    select id, state, kind, from_theme as "from", to_theme as "to", words, at, message_id as "messageId", done from relabel
    where workspace_id = ${tx.workspaceId} and id = ${relabelId} for update`.execute(tx);
  return rows[0] ?? null;
}

type Wanted = { kind: EntryKind; from: string | null; to: string; words: readonly string[] };

/** Has past messages get an entry. Throws `not_possible_here` while others get one. */
export async function startRelabel(tx: Tx, viewer: Viewer, wanted: Wanted, now: Date): Promise<string> {
  const { kind, from, to, words } = wanted;
  const id = newId(now);
  const { rows } = await sql`
    insert into relabel (workspace_id, id, state, kind, from_theme, to_theme, words, total, agent_id, started_at, touched_at)
    select ${tx.workspaceId}, ${id}, 'running', ${kind}, ${from}, ${to}, ${words}::text[], count(*), ${viewer.agentId}, ${now}, ${now}
    from verdict v where v.workspace_id = ${tx.workspaceId} and ${bearing(kind, from)}
    on conflict (workspace_id) where state in ('running', 'cancelling', 'undoing') do nothing returning id`.execute(tx);
  if (rows.length === 0)
    throw new AppError(
      'conflict',
      'not_possible_here',
      'Past messages are being labelled anew already. Wait for it, or stop it.',
    );
  await wakeRelabel(tx, id);
  return id;
}

/** The newest first; of one entry, or of all with null. */
export async function readRelabels(tx: Tx, entryId: string | null): Promise<Relabel[]> {
  const { rows } = await sql<Omit<Relabel, 'startedAt'> & { startedAt: Date }>`
    select id, state, kind, from_theme as "from", to_theme as "to", done, total, moved, agent_id as "startedBy", started_at as "startedAt"
    from relabel where workspace_id = ${tx.workspaceId} and (${entryId}::text is null or to_theme = ${entryId} or from_theme = ${entryId})
    order by started_at desc limit ${mostListed}`.execute(tx);
  return rows.map(({ startedAt, ...rest }) => ({ ...rest, startedAt: startedAt.toISOString() }));
}

const mostListed = 20;
