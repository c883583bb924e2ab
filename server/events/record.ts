import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { EventDetail, EventType } from '#contract/events.ts';
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
  const [{ rows }] = await Promise.all([
    sql<{ position: number; hash: Buffer }>`
      select position, hash from event_head where workspace_id = ${tx.workspaceId} for update`.execute(tx),
    ...underWay,
  ]);
  const head = rows[0];
  if (!head) throw new Error(`Workspace ${tx.workspaceId} has no event head.`);
  let { position, hash } = head;
  const salts = randomBytes(saltBytes * buffered.length);
  const linked = buffered.map((event, n) => {
    const salt = salts.subarray(saltBytes * n, saltBytes * (n + 1));
    const detail = JSON.stringify(event.detail);
    const row = {
      workspaceId: tx.workspaceId,
      position: ++position,
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
    };
    const prev = hash;
    hash = chainHash(prev, row);
    return { ...row, prev, hash, salt, detail };
  });
  const announced = announcementOf(buffered, { workspaceId: tx.workspaceId, position });
  const column = <K extends keyof (typeof linked)[number]>(key: K) => linked.map((row) => row[key]);
  await sql`${sentAhead}
    with rows as (
      select * from unnest(
        ${column('position')}::bigint[], ${column('id')}::uuid[], ${column('at')}::timestamptz[], ${column('type')}::text[],
        ${column('actorKind')}::text[], ${column('actorId')}::uuid[], ${column('subjectKind')}::text[], ${column('subjectId')}::uuid[],
        ${column('conversationId')}::uuid[], ${column('correlationId')}::uuid[], ${column('digest')}::bytea[], ${column('prev')}::bytea[],
        ${column('hash')}::bytea[], ${column('salt')}::bytea[], ${column('detail')}::text[]
      ) as r (position, id, at, type, actor_kind, actor_id, subject_kind, subject_id, conversation_id, correlation_id, digest, prev, hash, salt, detail)
    ), details as (
      insert into event_detail (workspace_id, event_id, salt, body)
      select ${tx.workspaceId}, id, salt, detail::json from rows
    ), head as (
      update event_head set position = ${position}, hash = ${hash} where workspace_id = ${tx.workspaceId}
    ), events as (
      insert into event (workspace_id, position, id, at, type, v, actor_kind, actor_id, subject_kind, subject_id,
        conversation_id, correlation_id, digest, prev, hash)
      select ${tx.workspaceId}, position, id, at, type, 1, actor_kind, actor_id, subject_kind, subject_id,
        conversation_id, correlation_id, digest, prev, hash from rows
    )
    select pg_notify(${announceChannel}, ${announce(announced)})`.execute(tx);
  return announced;
}
