import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { WorkspaceId } from '../http/viewer.ts';
import { type Move, type Places, passOver } from './pass-over.ts';
import type { SeenEvent, Subscriber } from './subscriber.ts';

/** Events a transaction: few enough for a short lock. */
const batchSize = 500;
/** Batches a visit: under a flood the work behind takes its share of the machine and not all of it. */
const mostBatches = 4;

/** How many of the newest events are looked at for all subscribers together. */
const mostRecent = 500;

/**
 * Lets every subscriber catch up. One look says for whom there is something; the others are moved on together, so that an
 * event costs little where few want it and a quiet workspace next to nothing. What the first ones write on the way is read
 * in the same visit by those that had nothing to read yet.
 */
export async function followAll(
  context: Context,
  workspaceId: WorkspaceId,
  subscribers: readonly Subscriber[],
): Promise<void> {
  const visited = new Set<Subscriber>();
  for (const round of ['first', 'again']) {
    const reading = await context.db.inWorkspace(workspaceId, (tx) => moveOthersOn(tx, subscribers));
    const next = reading.filter((subscriber) => !visited.has(subscriber));
    for (const subscriber of next) {
      visited.add(subscriber);
      await catchUp(context, workspaceId, subscriber);
    }
    if (round === 'first' && next.length === 0) return;
  }
}

/** Gives those that have something to read. */
async function moveOthersOn(tx: Tx, subscribers: readonly Subscriber[]): Promise<Subscriber[]> {
  const places = await readPlaces(tx);
  const { head, positions } = places;
  if (subscribers.every(({ name }) => positions.get(name) === head)) return [];
  const near = [...positions.values()].filter((position) => position >= head - mostRecent);
  const since = Math.min(head, ...near);
  const { rows: recent } = await sql<{ position: number; type: string }>`
    select position, type from event
    where workspace_id = ${tx.workspaceId} and position > ${since} and position <= ${head} order by position`.execute(
    tx,
  );
  const { reading, moves } = passOver(places, { recent, since }, subscribers);
  await move(tx, moves);
  return reading;
}

async function readPlaces(tx: Tx): Promise<Places> {
  const { rows } = await sql<{ head: number; name: string | null; position: number | null }>`
    select h.position as head, s.name, s.position from event_head h left join subscriber s on s.workspace_id = h.workspace_id
    where h.workspace_id = ${tx.workspaceId}`.execute(tx);
  const positions = rows.flatMap(({ name, position }) =>
    name === null || position === null ? [] : [[name, position] as const],
  );
  return { head: rows[0]?.head ?? 0, positions: new Map(positions) };
}

/** Only those that still stand where they were seen; nobody waits for the disk, as a crash only has them moved again. */
async function move(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    with free as (
      select s.name, m.reached
      from unnest(${moves.map(({ name }) => name)}::text[], ${moves.map(({ stood }) => stood)}::bigint[],
        ${moves.map(({ reached }) => reached)}::bigint[]) as m (name, stood, reached)
      join subscriber s on s.workspace_id = ${tx.workspaceId} and s.name = m.name and s.position = m.stood
      for update of s skip locked
    ), moved as (
      update subscriber s set position = free.reached, failed_at = null, error = null
      from free where s.workspace_id = ${tx.workspaceId} and s.name = free.name
    )
    select set_config('synchronous_commit', 'off', true)`.execute(tx);
}

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
