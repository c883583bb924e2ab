import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { EventDetail, EventType } from '#contract/events.ts';
import { bigints, texts, times, uuids } from '../db/arrays.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { sentAhead } from '../db/prepared.ts';
import type { Actor } from '../http/viewer.ts';
import { type Announcement, announce, announceChannel, announcementOf } from './announcement.ts';
import { chainHash, detailDigest } from './chain.ts';

type NewEvent<T extends EventType = EventType> = {
  /** Made beforehand where a row must name its event. */
  id?: string;
  type: T;
  at: Date;
  actor: Actor;
  subject: { kind: string; id: string | null };
  conversationId?: string | undefined;
  correlationId?: string | undefined;
  detail: EventDetail<T>;
};
export type Buffered = NewEvent[];

const saltBytes = 16;
const hashBytes = 32;

const buffers = new WeakMap<Tx, Buffered>();
/** What the events of a transaction wait for. */
const awaited = new WeakMap<Tx, Promise<unknown>[]>();

export function startBuffer(tx: Tx): Buffered {
  const buffer: Buffered = [];
  buffers.set(tx, buffer);
  return buffer;
}

/** Notes that something happened; it becomes an event as the last statement of the same transaction. */
export function record<T extends EventType>(tx: Tx, event: NewEvent<T>): void {
  const buffer = buffers.get(tx);
  if (!buffer) throw new Error('record() outside a workspace transaction.');
  buffer.push(event as NewEvent);
}

/**
 * Has the events of a transaction wait for something that is under way in it and may yet record more; when it fails, so does
 * the transaction. Nobody else needs to wait for it.
 */
export function recordAfter(tx: Tx, underWay: Promise<unknown>): void {
  // Whoever writes the events hears of a failure.
  underWay.catch(() => {});
  awaited.set(tx, [...(awaited.get(tx) ?? []), underWay]);
}

/**
 * Writes the buffered events: takes the workspace's head (which serialises commits), so positions are gapless and in
 * commit order, links each to its predecessor and announces the new position. Gives what it announced, null for nothing.
 */
export async function flushEvents(tx: Tx, buffered: Buffered): Promise<Announcement | null> {
  const underWay = awaited.get(tx) ?? [];
  if (buffered.length === 0) await Promise.all(underWay);
  if (buffered.length === 0) return null;
  const [head, digested] = await Promise.all([takeHead(tx), digest(tx, buffered, underWay)]);
  let { position, hash } = head;
  const linked = digested.map((event) => {
    const row = { ...event, position: ++position };
    hash = chainHash(hash, row);
    return { ...row, hash };
  });
  const announced = announcementOf(buffered, { workspaceId: tx.workspaceId, position });
  const column = <K extends keyof (typeof linked)[number]>(key: K) => linked.map((row) => row[key]);
  // One run of bytes is a third of an array of them, and is cut without being read.
  const cut = (key: 'digest' | 'hash' | 'salt', size: number, n = sql`nth`) =>
    sql`substring(${Buffer.concat(column(key))}::bytea from ((${n} - 1) * ${sql.lit(size)} + 1)::int for ${sql.lit(size)})`;
  // Before the first event of a workspace nothing stands.
  const previous = sql`case nth when 1 then ${head.hash} else ${cut('hash', hashBytes, sql`nth - 1`)} end`;
  await sql`${sentAhead}
    with rows as (
      select * from unnest(
        ${bigints(column('position'))}, ${uuids(column('id'))}, ${times(column('at'))}, ${texts(column('type'))},
        ${texts(column('actorKind'))}, ${uuids(column('actorId'))}, ${texts(column('subjectKind'))}, ${uuids(column('subjectId'))},
        ${uuids(column('conversationId'))}, ${uuids(column('correlationId'))}, ${texts(column('detail'))}
      ) with ordinality as r (position, id, at, type, actor_kind, actor_id, subject_kind, subject_id, conversation_id, correlation_id, detail, nth)
    ), details as (
      insert into event_detail (workspace_id, event_id, salt, body)
      select ${tx.workspaceId}, id, ${cut('salt', saltBytes)}, detail::json from rows
    ), head as (
      update event_head set position = ${position}, hash = ${hash} where workspace_id = ${tx.workspaceId}
    ), events as (
      insert into event (workspace_id, position, id, at, type, v, actor_kind, actor_id, subject_kind, subject_id,
        conversation_id, correlation_id, digest, prev, hash)
      select ${tx.workspaceId}, position, id, at, type, 1, actor_kind, actor_id, subject_kind, subject_id,
        conversation_id, correlation_id, ${cut('digest', hashBytes)}, ${previous}, ${cut('hash', hashBytes)} from rows
    )
    select pg_notify(${announceChannel}, ${announce(announced)})`.execute(tx);
  return announced;
}

async function takeHead(tx: Tx): Promise<{ position: number; hash: Buffer }> {
  const { rows } = await sql<{ position: number; hash: Buffer }>`
    select position, hash from event_head where workspace_id = ${tx.workspaceId} for update`.execute(tx);
  const [head] = rows;
  if (!head) throw new Error(`Workspace ${tx.workspaceId} has no event head.`);
  return head;
}

/** All that an event needs no place in the chain for, while the database is busy with what it was sent before. */
async function digest(tx: Tx, buffered: Buffered, underWay: readonly Promise<unknown>[]) {
  // What was asked of the database leaves first, and what is under way may record more.
  await Promise.all([setImmediate(), ...underWay]);
  const salts = randomBytes(saltBytes * buffered.length);
  return buffered.map((event, n) => {
    const salt = salts.subarray(saltBytes * n, saltBytes * (n + 1));
    const detail = JSON.stringify(event.detail);
    return {
      workspaceId: tx.workspaceId,
      id: event.id ?? newId(event.at),
      at: event.at,
      type: event.type,
      v: 1,
      actorKind: event.actor.kind,
      actorId: event.actor.id,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      conversationId: event.conversationId ?? null,
      correlationId: event.correlationId ?? null,
      digest: detailDigest(salt, detail),
      salt,
      detail,
    };
  });
}
