import { sql } from 'kysely';
import * as z from 'zod';
import { type Macro, type MacroRun, MacroStep, StepOutcome } from '#contract/macro.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type Done, type Outside, outcome, type Undo } from './outcome.ts';
import { getMacro } from './queries.ts';
import { sealOf } from './seal.ts';
import { doStep } from './step.ts';

type Asked = { macroId: string; conversationId: string; seenVersion: number };
type AskedRun = Asked & {
  runId: string;
  accepted: readonly string[];
  /** Of the steps that are meant, where somebody has seen them before. */
  seal?: string;
};

/** Thrown to leave nothing behind of what was only tried. */
class OnlyTried extends Error {}

/** What each step would do now, by doing it and leaving nothing behind: it cannot differ from a run of this moment. */
export async function previewMacro(
  db: Database,
  viewer: Viewer,
  { macroId, conversationId, seenVersion }: Asked,
  outside: Outside,
): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  const attempt = async (tx: Tx) => {
    const macro = await getMacro(tx, viewer, macroId);
    await getPlaced(tx, viewer, conversationId);
    for (const step of macro.steps) {
      await sql`savepoint step`.execute(tx);
      const place = { conversationId, seenVersion, key: newId(outside.now), accepted: null };
      try {
        outcomes.push((await doStep(tx, viewer, step, place, outside)).outcome);
      } catch (error) {
        outcomes.push(refusal(error));
        await sql`rollback to savepoint step`.execute(tx);
      }
    }
    throw new OnlyTried();
  };
  await db.inWorkspace(viewer.workspaceId, attempt).catch((error: unknown) => {
    if (!(error instanceof OnlyTried)) throw error;
  });
  return outcomes;
}

/** The outcome of a step that its own rules refused. Other errors are no outcome and go on. */
function refusal(error: unknown): StepOutcome {
  if (!(error instanceof AppError)) throw error;
  return outcome({ is: 'refused', reason: error.reason, message: error.message });
}

const KeptStep = z.object({ step: MacroStep, key: z.uuid() });
const KeptDone = z.object({ outcome: StepOutcome, undo: z.unknown() });
export type KeptRun = {
  id: string;
  macroId: string;
  conversationId: string;
  state: MacroRun['state'];
  seenVersion: number;
  accepted: string[];
  steps: z.output<typeof KeptStep>[];
  done: { outcome: StepOutcome; undo: Undo | null }[];
};

/**
 * Runs a macro: each step is a transaction with its line in the run, so that a run that is broken off goes on with the
 * next step when it is asked for again. The first refused step ends it; those before stand.
 */
export async function runMacro(db: Database, viewer: Viewer, asked: AskedRun, outside: Outside): Promise<MacroRun> {
  const { workspaceId } = viewer;
  const { runId } = asked;
  await db.inWorkspace(workspaceId, (tx) => begin(tx, viewer, asked, outside));
  for (let isMore = true; isMore; )
    isMore = await db
      .inWorkspace(workspaceId, (tx) => next(tx, viewer, runId, outside))
      .catch((error: unknown) => {
        const refused = refusal(error);
        return db.inWorkspace(workspaceId, (tx) => refuse(tx, viewer, runId, refused, outside.now));
      });
  return db.inWorkspace(workspaceId, async (tx) => shown(await lockRun(tx, viewer, runId)));
}

/** Two tries with one key meet here. Throws `not_found` for another macro's or somebody else's run, `stale_version` for other steps. */
async function begin(
  tx: Tx,
  viewer: Viewer,
  { macroId, conversationId, runId, seenVersion, accepted, seal }: AskedRun,
  { now }: Outside,
): Promise<void> {
  const macro: Macro = await getMacro(tx, viewer, macroId);
  if (seal !== undefined && seal !== sealOf(macro.steps))
    throw new AppError('conflict', 'stale_version', 'The macro has other steps by now.');
  await getPlaced(tx, viewer, conversationId);
  const actor = actorOf(viewer);
  const steps = macro.steps.map((step) => ({ step, key: newId(now) }));
  await sql`
    insert into macro_run (workspace_id, id, macro_id, conversation_id, actor_kind, actor_id, seen_version, accepted, steps, state, started_at)
    values (${tx.workspaceId}, ${runId}, ${macroId}, ${conversationId}, ${actor.kind}, ${actor.id}, ${seenVersion},
      ${accepted}::text[], ${JSON.stringify(steps)}::jsonb, 'running', ${now})
    on conflict (workspace_id, id) do nothing`.execute(tx);
  const run = await lockRun(tx, viewer, runId);
  if (run.macroId !== macroId || run.conversationId !== conversationId) throw notFound('run');
}

/** Does the next step; answers whether more is to do. */
async function next(tx: Tx, viewer: Viewer, runId: string, outside: Outside): Promise<boolean> {
  const run = await lockRun(tx, viewer, runId);
  if (run.state !== 'running') return false;
  const kept = run.steps[run.done.length];
  if (!kept) {
    await end(tx, viewer, run, 'done', outside.now);
    return false;
  }
  const done = await doStep(tx, viewer, kept.step, { ...run, key: kept.key }, outside);
  await note(tx, runId, done);
  if (done.outcome.is !== 'refused') return true;
  await end(tx, viewer, run, 'stopped', outside.now);
  return false;
}

async function refuse(tx: Tx, viewer: Viewer, runId: string, refused: StepOutcome, now: Date): Promise<false> {
  const run = await lockRun(tx, viewer, runId);
  if (run.state !== 'running') return false;
  await note(tx, runId, { outcome: refused, undo: null });
  await end(tx, viewer, run, 'stopped', now);
  return false;
}

/** Texts are not kept: they stand where they were said. */
async function note(tx: Tx, runId: string, { outcome: said, undo }: Done): Promise<void> {
  const checks = said.checks.map((check) => ({ ...check, parameters: {} }));
  const kept = [{ outcome: { ...said, text: null, checks }, undo }];
  await sql`
    update macro_run set done = done || ${JSON.stringify(kept)}::jsonb
    where workspace_id = ${tx.workspaceId} and id = ${runId}`.execute(tx);
}

async function end(tx: Tx, viewer: Viewer, run: KeptRun, state: 'done' | 'stopped', now: Date): Promise<void> {
  await sql`
    update macro_run set state = ${state}, finished_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${run.id}`.execute(tx);
  const { name } = await tx
    .selectFrom('macro')
    .select('name')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', run.macroId)
    .executeTakeFirstOrThrow();
  record(tx, {
    type: 'macro.ran',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'macro', id: run.macroId },
    conversationId: run.conversationId,
    detail: { run: run.id, name, done: run.done.length, steps: run.steps.length },
  });
}

/** A run of the viewer, locked. Throws `not_found`. */
export async function lockRun(tx: Tx, viewer: Viewer, runId: string): Promise<KeptRun> {
  const row = await tx
    .selectFrom('macro_run')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', runId)
    .where('actor_id', '=', actorOf(viewer).id ?? '')
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('run');
  return {
    id: row.id,
    macroId: row.macro_id,
    conversationId: row.conversation_id,
    state: row.state as KeptRun['state'],
    seenVersion: row.seen_version,
    accepted: row.accepted,
    steps: z.array(KeptStep).parse(row.steps),
    // Written by `note` alone.
    done: z.array(KeptDone).parse(row.done) as KeptRun['done'],
  };
}

/** A run as its caller sees it: every step, also those that were not reached. */
export function shown({ id, macroId, state, steps, done }: KeptRun): MacroRun {
  const outcomes = steps.map((_, n) => done[n]?.outcome ?? outcome({ is: 'not_reached' }));
  return { id, macroId, state, steps: outcomes };
}
