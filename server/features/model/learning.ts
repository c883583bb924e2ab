import { sql } from 'kysely';
import * as z from 'zod';
import { standing } from '#contract/taxonomy.ts';
import type { Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { enqueue } from '#server/jobs/job.ts';
import type { Head, Heads, TaughtTask } from '#server/understanding/head.ts';
import type { Correction } from '#server/understanding/learn.ts';

/** As the job is queued; what it does stands in jobs.ts. */
export const learnJob = {
  name: 'model.learn',
  maxAttempts: 5,
  payload: z.object({ workspaceId: z.uuid() }),
};

/** Queues the job that learns from what was corrected. */
export const wakeLearning = (tx: Tx) => enqueue(tx, learnJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });

/** Which version judges; 0 for none. */
export type Learning = { version: number; heldAt: Date | null; heldBy: string | null; seenUntil: Date | null };

export async function readLearning(tx: Tx): Promise<Learning> {
  const { rows } = await sql<Learning>`
    select version, held_at as "heldAt", held_by as "heldBy", seen_until as "seenUntil" from learning
    where workspace_id = ${tx.workspaceId}`.execute(tx);
  return rows[0] ?? { version: 0, heldAt: null, heldBy: null, seenUntil: null };
}

/** What the workspace taught, as it judges now. */
export async function readHeads(tx: Tx): Promise<{ version: number; heads: Heads }> {
  const { rows } = await sql<{ version: number; heads: Heads }>`
    select h.version, h.heads from learning l join head h on h.workspace_id = l.workspace_id and h.version = l.version
    where l.workspace_id = ${tx.workspaceId}`.execute(tx);
  return rows[0] ?? { version: 0, heads: {} };
}

/** So many corrections of a task, the newest, are learned from: more would take longer than seconds. */
const mostExamples = 5_000;

export type Lesson = Correction & { task: TaughtTask; at: Date };

/** Every correction that stands and whose message still does, in the order in which they were made, and the taxonomy's examples. */
export async function readLessons(tx: Tx): Promise<Lesson[]> {
  const examples = await readExamples(tx);
  const { rows } = await sql<{
    task: Task;
    label: string;
    text: string;
    network: string;
    language: string | null;
    at: Date;
  }>`
    select * from (
      select c.task, c.label, m.text, p.network, m.language, c.at, c.message_id,
        row_number() over (partition by c.task order by c.at desc, c.message_id) as n
      from verdict_correction c
      join message m on m.workspace_id = c.workspace_id and m.id = c.message_id and m.deleted_at is null and m.text <> ''
      join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
      where c.workspace_id = ${tx.workspaceId}
    ) newest where n <= ${mostExamples} order by at, message_id`.execute(tx);
  const said = rows.flatMap(({ task, text, label, network, language, at }): Lesson[] =>
    task === 'language'
      ? []
      : [{ task, text, label, network, at, ...(language ? { language: language.split('-')[0] ?? language } : {}) }],
  );
  return [...said, ...examples].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Examples of today's taxonomy count from when they were switched on. */
async function readExamples(tx: Tx): Promise<Lesson[]> {
  const { version, body } = await readActive(tx, 'taxonomy');
  if (version === 0) return [];
  const { changed_at } = await tx
    .selectFrom('policy')
    .select('changed_at')
    .where('workspace_id', '=', tx.workspaceId)
    .where('kind', '=', 'taxonomy')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return standing(body).flatMap(({ id, kind, examples }) =>
    examples.map((text): Lesson => ({ task: kind, label: id, text, at: changed_at })),
  );
}

/** Keeps what was learned as the next version and has it judge, unless a person holds another one. Answers its number, or null. */
export async function keepHeads(
  tx: Tx,
  heads: Partial<Record<TaughtTask, Head>>,
  { model, seenUntil }: { model: string; seenUntil: Date | null },
  now: Date,
): Promise<number | null> {
  await sql`
    insert into learning (workspace_id, version) values (${tx.workspaceId}, 0) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ held: boolean; next: number }>`
    select l.held_at is not null as held,
      greatest(l.version, (select max(h.version) from head h where h.workspace_id = l.workspace_id)) + 1 as next
    from learning l where l.workspace_id = ${tx.workspaceId} for update`.execute(tx);
  if (!rows[0] || rows[0].held) return null;
  const version = rows[0].next;
  await sql`
    insert into head (workspace_id, version, heads, model, learned_at)
    values (${tx.workspaceId}, ${version}, ${JSON.stringify(heads)}::jsonb, ${model}, ${now})`.execute(tx);
  await sql`
    update learning set version = ${version}, seen_until = ${seenUntil} where workspace_id = ${tx.workspaceId}`.execute(
    tx,
  );
  await sql`
    delete from head where workspace_id = ${tx.workspaceId} and version <= ${version - mostVersions}`.execute(tx);
  return version;
}

/** There was nothing new to learn from what was corrected until then. */
export async function noteSeen(tx: Tx, seenUntil: Date | null): Promise<void> {
  await sql`
    insert into learning (workspace_id, version, seen_until) values (${tx.workspaceId}, 0, ${seenUntil})
    on conflict (workspace_id) do update set seen_until = excluded.seen_until`.execute(tx);
}

/** So many versions can be gone back to. */
export const mostVersions = 20;
