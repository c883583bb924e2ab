import { sql } from 'kysely';
import type { Labels, Task } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { type FoundByTask, labelsOf, sameLabels } from './labels.ts';

/** What was understood of a text. */
export type Judged = { id: string; text: string; found: FoundByTask };
/** The versions that judged. */
export type Judges = { model: string; head: number };

/**
 * Keeps what was understood of the messages that still say what was read and still wait; each waits until then, so a
 * killed program leaves it to the next one, and of two only one writes. Those just being edited or erased are left for later.
 * Answers how many were settled.
 */
export async function writeVerdicts(tx: Tx, judged: readonly Judged[], judges: Judges, now: Date): Promise<number> {
  const standing = await lockStanding(tx, judged);
  const ids = [...standing.keys()];
  const corrections = await readCorrections(tx, ids);
  const settled = new Set(await settle(tx, ids));
  const rows = judged.flatMap(({ id, found }) => {
    const place = standing.get(id);
    const labels = labelsOf(found, corrections.get(id) ?? new Map());
    return place && settled.has(id) ? [{ ...place, id, found, labels }] : [];
  });
  await save(tx, rows, judges, now);
  tell(tx, rows, judges, now);
  return settled.size;
}

type Standing = { conversationId: string | null; saidAt: Date; before: Labels | null };
type Row = Standing & { id: string; found: FoundByTask; labels: Labels };

/** Never waits for a lock: an erasure that holds one would find nothing to take afterwards. */
async function lockStanding(tx: Tx, judged: readonly Judged[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { id: string }>`
    select m.id, m.conversation_id as "conversationId", m.occurred_at as "saidAt", v.labels as before
    from unnest(${judged.map(({ id }) => id)}::uuid[], ${judged.map(({ text }) => text)}::text[]) as j (id, text)
    join message m on m.workspace_id = ${tx.workspaceId} and m.id = j.id and m.text = j.text and m.deleted_at is null
    left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
    for share of m skip locked`.execute(tx);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** A person's words on these messages, by task. */
export async function readCorrections(
  tx: Tx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<Task, string>>> {
  const { rows } = await sql<{ id: string; task: Task; label: string }>`
    select message_id as id, task, label from verdict_correction
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  const byMessage = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byMessage].map(([id, some]) => [id, new Map(some.map(({ task, label }) => [task, label]))]));
}

async function settle(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from verdict_wait where workspace_id = ${tx.workspaceId} and message_id = any(${ids}::uuid[])
    returning message_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function save(tx: Tx, rows: readonly Row[], { model, head }: Judges, now: Date): Promise<void> {
  await sql`
    insert into verdict (workspace_id, message_id, said_at, found, labels, model, head, judged_at)
    select ${tx.workspaceId}, r.id, r.said_at, r.found::jsonb, r.labels::jsonb, ${model}, ${head}, ${now}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ saidAt }) => saidAt)}::timestamptz[],
      ${rows.map(({ found }) => JSON.stringify(found))}::text[],
      ${rows.map(({ labels }) => JSON.stringify(labels))}::text[]) as r (id, said_at, found, labels)
    on conflict (workspace_id, message_id) do update set found = excluded.found, labels = excluded.labels,
      model = excluded.model, head = excluded.head, judged_at = excluded.judged_at`.execute(tx);
}

/** One event a conversation, of what is new; it holds labels and no words, so that the past can be lived again. */
function tell(tx: Tx, rows: readonly Row[], judges: Judges, now: Date): void {
  const news = rows.filter(({ before, labels }) => before === null || !sameLabels(before, labels));
  for (const [conversationId, some] of Map.groupBy(news, (row) => row.conversationId)) {
    if (conversationId === null) continue;
    record(tx, {
      type: 'conversation.understood',
      at: now,
      actor: systemActor,
      subject: { kind: 'conversation', id: conversationId },
      conversationId,
      detail: { ...judges, read: some.map(({ id, labels }) => ({ message: id, labels })) },
    });
  }
}
