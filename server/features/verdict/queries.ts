import { sql } from 'kysely';
import { type Entry, standing } from '#contract/taxonomy.ts';
import { type Labels, type Task, tasks, type Understood, type Verdict } from '#contract/verdict.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { FoundByTask } from './labels.ts';

export { entryAnew, entryOf } from './entry.ts';
export { type Found, newestOf } from './labels.ts';
export { readLabelsOf } from './understand.ts';

const mostMessages = 20;
const previewLength = 140;

type Stored = {
  id: string;
  at: Date;
  text: string;
  found: FoundByTask | null;
  labels: Labels | null;
  model: string | null;
  head: number | null;
  judged_at: Date | null;
};
type Corrected = {
  message_id: string;
  task: Task;
  label: string;
  was: string | null;
  agent_id: string | null;
  at: Date;
};

/** What was understood of what the customer said last, the newest first. Throws `not_found` out of reach. */
export async function getVerdicts(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
): Promise<{ messages: Understood[]; waiting: number; entries: Pick<Entry, 'id' | 'kind' | 'name'>[] }> {
  await getPlaced(tx, viewer, conversationId);
  const { rows } = await sql<Stored>`
    select m.id, m.occurred_at as at, m.text, v.found, v.labels, v.model, v.head, v.judged_at
    from message m left join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.conversation_id = ${conversationId} and m.direction = 'in'
      and m.deleted_at is null and m.text <> ''
    order by m.occurred_at desc, m.received_seq desc limit ${mostMessages}`.execute(tx);
  const corrected = await readCorrected(
    tx,
    rows.map(({ id }) => id),
  );
  const messages = rows.flatMap((row) => understoodOf(row, corrected.get(row.id) ?? []));
  const entries = standing((await readActive(tx, 'taxonomy')).body).map(({ id, kind, name }) => ({ id, kind, name }));
  return { messages, waiting: rows.length - messages.length, entries };
}

async function readCorrected(tx: Tx, messageIds: readonly string[]): Promise<Map<string, Corrected[]>> {
  const { rows } = await sql<Corrected>`
    select message_id, task, label, was, agent_id, at from verdict_correction
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  return Map.groupBy(rows, ({ message_id }) => message_id);
}

function understoodOf(row: Stored, corrected: readonly Corrected[]): Understood[] {
  const { found, labels, model, head, judged_at } = row;
  if (!found || !labels || model === null || head === null || !judged_at) return [];
  const verdicts = tasks.map((task): Verdict => {
    const said = found[task];
    const by = corrected.find((one) => one.task === task);
    return {
      task,
      label: by?.label ?? labels[task] ?? null,
      confidence: said?.confidence ?? 0,
      words: said?.words ?? [],
      correction: by ? { was: by.was, by: by.agent_id, at: by.at.toISOString() } : null,
    };
  });
  const preview = row.text.slice(0, previewLength);
  const at = row.at.toISOString();
  return [{ messageId: row.id, at, preview, verdicts, model, head, judgedAt: judged_at.toISOString() }];
}

/** A customer’s message that was understood, its rows locked. */
export type Judgeable = { conversationId: string; found: FoundByTask; labels: Labels };

/** The one way to a verdict: through a conversation that the viewer may see. Throws `not_found`. */
export async function lockVerdict(tx: Tx, viewer: Viewer, messageId: string): Promise<Judgeable> {
  const { rows } = await sql<Judgeable>`
    select m.conversation_id as "conversationId", v.found, v.labels
    from message m join verdict v on v.workspace_id = m.workspace_id and v.message_id = m.id
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.conversation_id is not null and m.deleted_at is null
    for no key update of m`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound('message');
  await getPlaced(tx, viewer, row.conversationId);
  return row;
}
