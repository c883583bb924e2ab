import { sql } from 'kysely';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { job } from '#server/jobs/job.ts';
import type { Periodic } from '#server/jobs/schedule.ts';
import { relabel } from './relabel.ts';
import { relabelJob, wakeRelabel } from './relabel-rows.ts';
import { lookForSuggestions } from './suggestions.ts';

/** One that no program touched for so long was left lying, in ms. */
const lyingMs = 60_000;

/** Has past messages bear an entry. */
export const relabelMessages = job({
  ...relabelJob,
  // The job runner's mint: the row was written inside that workspace.
  run: (context, { workspaceId, relabelId }) => relabel(context, workspaceId as WorkspaceId, relabelId),
});

/** Safety net: what a killed program left unfinished goes on. */
export const sweepRelabels: Periodic = {
  name: 'taxonomy.sweep',
  everyMs: 10_000,
  run: ({ db, now }, workspaceId) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from relabel where workspace_id = ${workspaceId} and state in ('running', 'cancelling', 'undoing')
          and touched_at < ${new Date(now().getTime() - lyingMs)}`.execute(tx);
      for (const { id } of rows) await wakeRelabel(tx, id);
    }),
};

/** Looks once a day for themes that messages without one suggest. */
export const suggestThemes: Periodic = {
  name: 'taxonomy.suggest',
  everyMs: 3_600_000,
  run: ({ db, now }, workspaceId) => db.inWorkspace(workspaceId, (tx) => lookForSuggestions(tx, now())),
};
