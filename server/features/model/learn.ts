import { sql } from 'kysely';
import type { HeldOut } from '#contract/model.ts';
import { entryKinds } from '#contract/taxonomy.ts';
import type { Context } from '#server/context.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { Heads, TaughtTask } from '#server/understanding/head.ts';
import { modelVersion } from '#server/understanding/model.ts';
import { followMerges } from './follow-merges.ts';
import { keepHeads, type Learning, type Lesson, noteSeen, readHeads, readLearning, readLessons } from './learning.ts';

type Ground = Pick<Context, 'db' | 'now' | 'understanding'>;

/**
 * Learns anew what was corrected since the last time, in a thread, and has it judge at once; how good it is on corrections
 * that it has not seen is measured afterwards. Nothing happens while a person holds a version.
 */
export async function learnFromCorrections(ground: Ground, workspaceId: WorkspaceId): Promise<void> {
  const { db, now } = ground;
  await followMerges(ground, workspaceId);
  const { learning, before, lessons } = await db.inWorkspace(workspaceId, async (tx) => ({
    learning: await readLearning(tx),
    before: (await readHeads(tx)).heads,
    lessons: await readLessons(tx),
  }));
  if (learning.heldAt !== null) return;
  const byTask = enoughOf(lessons);
  const fresh = [...byTask].filter(([task, some]) => !isLearned(before, learning, task, some));
  const isLess = Object.keys(before).some((task) => !byTask.has(task as TaughtTask));
  const seenUntil = lessons.at(-1)?.at ?? null;
  if (fresh.length === 0 && !isLess) return db.inWorkspace(workspaceId, (tx) => noteSeen(tx, seenUntil));
  const heads = await learnTasks(
    ground,
    byTask,
    fresh.map(([task]) => task),
    before,
  );
  const version = await db.inWorkspace(workspaceId, async (tx) => {
    const kept = await keepHeads(tx, heads, { model: modelVersion, seenUntil }, now());
    if (kept !== null)
      record(tx, {
        type: 'model.learned',
        at: now(),
        actor: systemActor,
        subject: { kind: 'workspace', id: workspaceId },
        detail: { version: kept, corrections: lessons.length },
      });
    return kept;
  });
  if (version !== null) await measure(ground, workspaceId, version, byTask);
}

/** Fewer messages than this do not tell several themes, intents or products apart; until then their words do. */
const leastForEntries = 100;

function enoughOf(lessons: readonly Lesson[]): Map<TaughtTask, Lesson[]> {
  const byTask = Map.groupBy(lessons, ({ task }) => task);
  for (const kind of entryKinds) {
    const some = byTask.get(kind) ?? [];
    if (some.length < leastForEntries || new Set(some.map(({ label }) => label)).size < 2) byTask.delete(kind);
  }
  return byTask;
}

function isLearned(before: Heads, { seenUntil }: Learning, task: TaughtTask, lessons: readonly Lesson[]): boolean {
  const head = before[task];
  if (!head || head.model !== modelVersion || head.examples !== lessons.length || seenUntil === null) return false;
  return lessons.every(({ at }) => at <= seenUntil);
}

type ByTask = ReadonlyMap<TaughtTask, readonly Lesson[]>;

async function learnTasks(
  { understanding }: Ground,
  byTask: ByTask,
  fresh: readonly TaughtTask[],
  before: Heads,
): Promise<Heads> {
  const heads: Heads = {};
  for (const [task, lessons] of byTask) {
    const head = fresh.includes(task) ? await understanding.learn(task, lessons) : (before[task] ?? null);
    if (head) heads[task] = head;
  }
  return heads;
}

async function measure(
  { db, understanding }: Ground,
  workspaceId: WorkspaceId,
  version: number,
  byTask: ByTask,
): Promise<void> {
  const measured: Partial<Record<TaughtTask, HeldOut>> = {};
  for (const [task, lessons] of byTask) {
    const one = await understanding.holdOut(task, lessons);
    if (one) measured[task] = one;
  }
  await db.inWorkspace(workspaceId, (tx) =>
    sql`update head set measured = ${JSON.stringify(measured)}::jsonb
      where workspace_id = ${workspaceId} and version = ${version}`.execute(tx),
  );
}
