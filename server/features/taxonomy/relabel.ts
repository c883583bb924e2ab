import { sql } from 'kysely';
import type { EntryKind } from '#contract/taxonomy.ts';
import type { Labels } from '#contract/verdict.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { entryAnew, type Found } from '#server/features/verdict/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { bearing, lockRelabel, type Work } from './relabel-rows.ts';

/** Messages a transaction: few enough for a short lock. */
const batchSize = 500;

/**
 * Has past messages bear an entry, from the newest back, or with `undoing` what they bore before, batch by batch; how far
 * it has come is kept with each, so a killed program leaves off where the next goes on. What people said stays.
 */
export async function relabel({ db, now }: Context, workspaceId: WorkspaceId, relabelId: string): Promise<void> {
  for (let isUnderWay = true; isUnderWay; )
    isUnderWay = await db.inWorkspace(workspaceId, (tx) => step(tx, relabelId, now()));
}

/** One batch; false when there is nothing left to do. */
async function step(tx: Tx, relabelId: string, now: Date): Promise<boolean> {
  const work = await lockRelabel(tx, relabelId);
  if (work?.state === 'cancelling') await end(tx, work, 'cancelled', now);
  if (work?.state === 'running') return moveOn(tx, work, now);
  if (work?.state === 'undoing') return moveBack(tx, work, now);
  return false;
}

type Past = {
  id: string;
  conversationId: string | null;
  text: string;
  at: Date;
  was: Found | null;
  labels: Labels;
  isCorrected: boolean;
};

async function moveOn(tx: Tx, work: Work, now: Date): Promise<boolean> {
  const older = work.at === null ? sql`true` : sql`(v.said_at, v.message_id) < (${work.at}, ${work.messageId}::uuid)`;
  const { rows: past } = await sql<Past>`
    select m.id, m.conversation_id as "conversationId", m.text, v.said_at as at, v.found -> ${work.kind}::text as was, v.labels,
      exists (select from verdict_correction k where k.workspace_id = v.workspace_id and k.message_id = v.message_id
        and k.task = ${work.kind}) as "isCorrected"
    from verdict v join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    where v.workspace_id = ${tx.workspaceId} and ${bearing(work.kind, work.from)} and ${older}
    order by v.said_at desc, v.message_id desc limit ${batchSize} for no key update of v`.execute(tx);
  const { body } = await readActive(tx, 'taxonomy');
  const moved = past.flatMap((one) => {
    const found = one.isCorrected ? null : entryAnew(body, work, one.text);
    return found?.label === work.to ? [{ ...one, found }] : [];
  });
  await sql`
    insert into relabel_move (workspace_id, relabel_id, message_id, was)
    select ${tx.workspaceId}, ${work.id}, r.id, r.was::jsonb
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ was }) => JSON.stringify(was ?? unknownEntry))}::text[]) as r (id, was)
    on conflict do nothing`.execute(tx);
  await write(tx, work.kind, moved, now);
  const last = past.at(-1);
  if (!last) {
    await end(tx, work, 'done', now);
    return false;
  }
  await sql`
    update relabel set done = done + ${past.length}, moved = moved + ${moved.length}, at = ${last.at}, message_id = ${last.id},
      touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
  return true;
}

const unknownEntry: Found = { label: null, confidence: 0, words: [] };

type Moved = { id: string; conversationId: string | null; labels: Labels; found: Found };

/** Writes what is found of them now, and tells it once for each conversation. */
async function write(tx: Tx, kind: EntryKind, moved: readonly Moved[], now: Date): Promise<void> {
  const rows = moved.map((one) => {
    const { [kind]: _, ...others } = one.labels;
    const labels: Labels = one.found.label === null ? others : { ...others, [kind]: one.found.label };
    return { ...one, labels };
  });
  await sql`
    update verdict v set found = jsonb_set(v.found, array[${kind}::text], r.found::jsonb), labels = r.labels::jsonb
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ found }) => JSON.stringify(found))}::text[],
      ${rows.map(({ labels }) => JSON.stringify(labels))}::text[]) as r (id, found, labels)
    where v.workspace_id = ${tx.workspaceId} and v.message_id = r.id`.execute(tx);
  for (const [conversationId, some] of Map.groupBy(rows, (row) => row.conversationId)) {
    if (conversationId === null) continue;
    record(tx, {
      type: 'conversation.understood',
      at: now,
      actor: systemActor,
      subject: { kind: 'conversation', id: conversationId },
      conversationId,
      detail: { model: '', head: 0, read: some.map(({ id, labels }) => ({ message: id, labels })) },
    });
  }
}

/** What bears the entry still, and nobody said anything about, bears again what it bore. */
async function moveBack(tx: Tx, work: Work, now: Date): Promise<boolean> {
  const { rows } = await sql<Moved & { isStill: boolean }>`
    with taken as (
      delete from relabel_move where workspace_id = ${tx.workspaceId} and relabel_id = ${work.id} and message_id in (
        select message_id from relabel_move where workspace_id = ${tx.workspaceId} and relabel_id = ${work.id} limit ${batchSize})
      returning message_id, was
    )
    select m.id, m.conversation_id as "conversationId", v.labels, t.was as found,
      v.labels ->> ${work.kind}::text = ${work.to} and not exists (select from verdict_correction k
        where k.workspace_id = v.workspace_id and k.message_id = v.message_id and k.task = ${work.kind}) as "isStill"
    from taken t
    join verdict v on v.workspace_id = ${tx.workspaceId} and v.message_id = t.message_id
    join message m on m.workspace_id = v.workspace_id and m.id = v.message_id
    order by v.message_id for no key update of v`.execute(tx);
  if (rows.length === 0) {
    await end(tx, work, 'undone', now);
    return false;
  }
  await write(
    tx,
    work.kind,
    rows.filter(({ isStill }) => isStill),
    now,
  );
  await sql`
    update relabel set moved = greatest(0, moved - ${rows.length}), touched_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${work.id}`.execute(tx);
  return true;
}

async function end(tx: Tx, { id, to }: Work, state: 'done' | 'cancelled' | 'undone', now: Date): Promise<void> {
  const { rows } = await sql<{ moved: number }>`
    update relabel set state = ${state}, touched_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${id}
    returning moved`.execute(tx);
  const subject = { kind: 'theme', id };
  const detail = { theme: to, outcome: state, messages: rows[0]?.moved ?? 0 };
  record(tx, { type: 'theme.relabelled', at: now, actor: systemActor, subject, detail });
}
