import { sql } from 'kysely';
import type { Labels } from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import {
  awaitVerdicts,
  foundOf,
  type Judged,
  labelsOf,
  readCorrections,
  writeVerdicts,
} from '#server/features/verdict/commands.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { addChanges, lockRerun, type Work } from './rerun-rows.ts';

const batchSize = 200;

type Past = { id: string; text: string; network: string; language: string | null; saidAt: Date; labels: Labels };

/**
 * Judges messages again from the newest back, batch by batch; how far it has come is kept with each batch, so a killed
 * program leaves off where the next goes on. A preview writes no verdict.
 */
export async function rerun(context: Context, workspaceId: WorkspaceId, rerunId: string): Promise<void> {
  const { db, now, understanding } = context;
  for (;;) {
    const begun = await db.inWorkspace(workspaceId, (tx) => begin(tx, rerunId, now()));
    if (!begun) return;
    const { work, past } = begun;
    const found = await understanding.understand(
      past.map(({ id, text, network, language }) => ({
        id,
        text,
        network,
        ...(language ? { language: language.split('-')[0] ?? language } : {}),
      })),
      { heads: work.heads ?? {} },
    );
    await db.inWorkspace(workspaceId, (tx) => note(tx, work, { past, found }, now()));
  }
}

/** The next batch; null once there is nothing left to do. */
async function begin(tx: Tx, rerunId: string, now: Date): Promise<{ work: Work; past: Past[] } | null> {
  const work = await lockRerun(tx, rerunId);
  if (!work || (work.state !== 'running' && work.state !== 'cancelling')) return null;
  const past = work.state === 'running' ? await readPast(tx, work) : [];
  if (past.length > 0) return { work, past };
  await end(tx, work, work.state === 'running' ? 'done' : 'cancelled', now);
  return null;
}

async function readPast(tx: Tx, { from, at, messageId }: Work): Promise<Past[]> {
  const older = at === null ? sql`true` : sql`(v.said_at, v.message_id) < (${at}, ${messageId}::uuid)`;
  const { rows } = await sql<Past>`
    select m.id, m.text, p.network, m.language, v.said_at as "saidAt", v.labels
    from verdict v
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    join profile p on p.workspace_id = m.workspace_id and p.id = m.profile_id
    where v.workspace_id = ${tx.workspaceId} and v.said_at >= ${from} and ${older}
    order by v.said_at desc, v.message_id desc limit ${batchSize}`.execute(tx);
  return rows;
}

type Batch = { past: readonly Past[]; found: readonly Understanding[] };

/** Two that work at the same batch: the second finds that the place has moved on. */
async function note(tx: Tx, work: Work, { past, found }: Batch, now: Date): Promise<void> {
  const held = await lockRerun(tx, work.id);
  if (!held || held.done !== work.done) return;
  const taxonomy = (await readActive(tx, 'taxonomy')).body;
  const judged = past.map(
    ({ id, text }, n): Judged => ({ id, text, found: foundOf(found[n] as Understanding, text, taxonomy) }),
  );
  const ids = past.map(({ id }) => id);
  const corrections = await readCorrections(tx, ids);
  const changes = { ...work.changes };
  for (const [n, one] of past.entries())
    addChanges(changes, one.labels, labelsOf(judged[n]?.found ?? {}, corrections.get(one.id) ?? new Map()));
  if (!work.isPreview) {
    await awaitVerdicts(tx, ids, now);
    await writeVerdicts(tx, judged, { model: found[0]?.model ?? '', head: work.head }, now);
  }
  const last = past.at(-1);
  await sql`
    update rerun set done = done + ${past.length}, at = ${last?.saidAt ?? null}, message_id = ${last?.id ?? null},
      changes = ${JSON.stringify(changes)}::jsonb, touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
}

async function end(tx: Tx, { id, done, changes }: Work, state: 'done' | 'cancelled', now: Date): Promise<void> {
  await sql`update rerun set state = ${state}, touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
  const changed = Object.values(changes).reduce((sum, count) => sum + count, 0);
  record(tx, {
    type: 'model.rerun_ended',
    at: now,
    actor: systemActor,
    subject: { kind: 'workspace', id: tx.workspaceId },
    detail: { outcome: state, messages: done, changed },
  });
}
