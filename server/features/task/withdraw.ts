import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { findPromises, type SaidPromise } from './promise.ts';

type Texts = {
  before: string;
  /** What stands instead; nothing after a deletion. */
  after: string;
  /** The words of before still stand beside the new ones, so that only what is promised anew is withdrawn. */
  isBeside: boolean;
};

const sayOf = ({ kind, when }: SaidPromise) => `${kind} ${JSON.stringify(when)}`;
/** So much of a promise's sentence stands in its task. */
const mostSaid = 300;

/** Pure: the promises of a text that its correction does not make. */
export function withdrawn({ before, after, isBeside }: Texts): SaidPromise[] {
  const now = findPromises(after);
  const kept = new Set(now.map(sayOf));
  const kinds = new Set(now.map(({ kind }) => kind));
  return findPromises(before).filter((one) => !kept.has(sayOf(one)) && (!isBeside || kinds.has(one.kind)));
}

/** Removes the open tasks of promises that a text of ours made and its correction does not; answers which. */
export async function withdrawPromises(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  texts: Texts,
  now: Date,
): Promise<string[]> {
  const gone = withdrawn(texts).map(({ text }) => text.slice(0, mostSaid));
  if (gone.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update task t set removed_at = ${now}, fires_at = null
    where t.workspace_id = ${tx.workspaceId} and t.conversation_id = ${conversationId} and t.is_promise
      and t.done_at is null and t.removed_at is null
      and exists (select from unnest(${gone}::text[]) as said (text) where strpos(t.text, said.text) > 0)
    returning t.id`.execute(tx);
  for (const { id } of rows)
    record(tx, {
      type: 'task.removed',
      at: now,
      actor: actorOf(viewer),
      subject: { kind: 'task', id },
      conversationId,
      detail: { removed: true },
    });
  return rows.map(({ id }) => id);
}
