import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import type { SeenEvent, Subscriber } from './subscriber.ts';

/** Events a transaction: few enough for a short lock. */
const batchSize = 500;
/** Batches a visit: under a flood the work behind takes its share of the machine and not all of it. */
const mostBatches = 4;

/**
 * Lets a subscriber catch up. One program at a time does it for each workspace; a failure is kept with the subscriber
 * and stops only it, and the same events are tried again at the next visit.
 */
export async function catchUp(context: Context, workspaceId: WorkspaceId, subscriber: Subscriber): Promise<void> {
  for (let n = 0; n < mostBatches; n += 1) {
    try {
      const more = await context.db.inWorkspace(workspaceId, (tx) => readOn(tx, subscriber, context.now()));
      if (!more) return;
    } catch (err) {
      context.log.error({ err, subscriber: subscriber.name }, 'A subscriber failed; its events are tried again.');
      const message = err instanceof Error ? err.message : String(err);
      await context.db.inWorkspace(workspaceId, (tx) =>
        noteFailure(tx, subscriber, message.slice(0, 500), context.now()),
      );
      return;
    }
  }
}

async function readOn(tx: Tx, { name, types, after, handle }: Subscriber, now: Date): Promise<boolean> {
  const position = await claim(tx, name);
  if (position === null) return false;
  const { rows } = await sql<SeenEvent>`
    select position, type, actor_kind as "actorKind", subject_id as "subjectId", conversation_id as "conversationId" from event
    where workspace_id = ${tx.workspaceId} and position > ${position} and ${after === undefined ? sql`true` : upTo(tx, after)}
    order by position limit ${batchSize}`.execute(tx);
  const last = rows.at(-1);
  if (!last) return false;
  const wanted = rows.filter((event) => types.some((type) => type === event.type));
  if (wanted.length > 0) await handle(tx, wanted, now);
  await sql`
    update subscriber set position = ${last.position}, failed_at = null, error = null
    where workspace_id = ${tx.workspaceId} and name = ${name}`.execute(tx);
  return rows.length === batchSize;
}

/** No further than another subscriber has come. */
const upTo = (tx: Tx, name: string) => sql`position <= coalesce((
  select s.position from subscriber s where s.workspace_id = ${tx.workspaceId} and s.name = ${name}), 0)`;

/** Where it stands, its row locked; null when another program is at it. A new one begins at the beginning. */
async function claim(tx: Tx, name: string): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`
    select position from subscriber where workspace_id = ${tx.workspaceId} and name = ${name}
    for update skip locked`.execute(tx);
  if (rows[0]) return rows[0].position;
  await sql`
    insert into subscriber (workspace_id, name) values (${tx.workspaceId}, ${name}) on conflict do nothing`.execute(tx);
  return null;
}

async function noteFailure(tx: Tx, { name }: Subscriber, error: string, now: Date): Promise<void> {
  await sql`
    update subscriber set failed_at = ${now}, error = ${error}
    where workspace_id = ${tx.workspaceId} and name = ${name}`.execute(tx);
}
