import { sql } from 'kysely';
import * as z from 'zod';
import type { Rerun } from '#contract/model.ts';
import type { Labels, Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import type { Heads } from '#server/understanding/head.ts';

/** As the job is queued; what it does stands in jobs.ts. */
export const rerunJob = {
  name: 'model.rerun',
  maxAttempts: 5,
  payload: z.object({ workspaceId: z.uuid(), rerunId: z.uuid() }),
};

/** How many messages went from one label of a task to another: `task|from|to`, empty for unknown. */
type Changes = Record<string, number>;

/** Pure: adds what changes in one message. */
export function addChanges(changes: Changes, before: Labels, after: Labels): void {
  for (const task of new Set([...Object.keys(before), ...Object.keys(after)] as Task[])) {
    if (before[task] === after[task]) continue;
    const key = [task, before[task] ?? '', after[task] ?? ''].join('|');
    changes[key] = (changes[key] ?? 0) + 1;
  }
}

/** Pure: the most frequent first. */
export const listChanges = (changes: Changes): Rerun['changes'] =>
  Object.entries(changes)
    .map(([key, count]) => {
      const [task = '', from = '', to = ''] = key.split('|');
      // The keys were made of tasks, above.
      return { task: task as Task, from: from || null, to: to || null, count };
    })
    .sort((a, b) => b.count - a.count);

/** A re-run as its work needs it, its row locked. */
export type Work = {
  id: string;
  state: Rerun['state'];
  isPreview: boolean;
  from: Date;
  at: Date | null;
  messageId: string | null;
  head: number;
  heads: Heads | null;
  done: number;
  changes: Changes;
};

export async function lockRerun(tx: Tx, rerunId: string): Promise<Work | null> {
  const { rows } = await sql<Work>`
    select r.id, r.state, r.is_preview as "isPreview", r.from_at as "from", r.at, r.message_id as "messageId", r.head, h.heads, r.done,
      r.changes
    from rerun r left join head h on h.workspace_id = r.workspace_id and h.version = r.head
    where r.workspace_id = ${tx.workspaceId} and r.id = ${rerunId} for update of r`.execute(tx);
  return rows[0] ?? null;
}

type Stored = {
  id: string;
  state: Rerun['state'];
  is_preview: boolean;
  days: number;
  head: number;
  done: number;
  total: number;
  changes: Changes;
  agent_id: string | null;
  started_at: Date;
};

/** The newest re-run of the workspace; null before any. */
export async function readNewestRerun(tx: Tx): Promise<Rerun | null> {
  const { rows } = await sql<Stored>`
    select id, state, is_preview, days, head, done, total, changes, agent_id, started_at from rerun
    where workspace_id = ${tx.workspaceId} order by started_at desc limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    state: row.state,
    isPreview: row.is_preview,
    days: row.days,
    head: row.head,
    done: row.done,
    total: row.total,
    startedBy: row.agent_id,
    startedAt: row.started_at.toISOString(),
    changes: listChanges(row.changes).slice(0, mostChanges),
  };
}

const mostChanges = 40;
