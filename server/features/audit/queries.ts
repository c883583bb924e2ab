import { sql } from 'kysely';
import * as z from 'zod';
import type { AuditEvent, listAuditEvents } from '#contract/audit.ts';
import type { Parsed } from '#contract/endpoint.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';
import type { Viewer, WorkspaceId } from '#server/http/viewer.ts';
import type { StoredEvent } from './line.ts';

type Filter = Parsed<typeof listAuditEvents>['query'];

type Row = {
  position: number;
  id: string;
  at: Date;
  type: string;
  actor_kind: AuditEvent['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  subject_kind: string;
  subject_id: string | null;
  conversation_id: string | null;
  number: number | null;
  detail: Record<string, unknown> | null;
};

/** A transaction may hold its moment for a while before its place in the chain is taken. */
const disorderMs = 3_600_000;

/** A page of the chain, newest first. Each filter walks an index; times are turned into places of the chain first. */
export async function listEvents(
  tx: Tx,
  viewer: Viewer,
  filter: Filter,
): Promise<{ items: AuditEvent[]; next: string | null }> {
  const before = filter.cursor === undefined ? null : decodeCursor(filter.cursor, z.tuple([z.int()]))[0];
  const from = filter.from === undefined ? null : new Date(filter.from);
  const to = filter.to === undefined ? null : new Date(filter.to);
  const least = from && (await firstPositionFrom(tx, new Date(from.getTime() - disorderMs)));
  const most = to && (await firstPositionFrom(tx, new Date(to.getTime() + disorderMs)));
  const { rows } = await sql<Row>`
    select e.position, e.id, e.at, e.type, e.actor_kind, e.actor_id, coalesce(a.name, k.name, s.name) as actor_name, e.subject_kind, e.subject_id,
      e.conversation_id, c.number, d.body as detail
    from event e
    left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
    left join agent a on e.actor_kind = 'agent' and a.workspace_id = e.workspace_id and a.id = e.actor_id
    left join api_key k on e.actor_kind = 'api_key' and k.workspace_id = e.workspace_id and k.id = e.actor_id
    left join stakeholder s on e.actor_kind = 'stakeholder' and s.workspace_id = e.workspace_id and s.id = e.actor_id
    left join conversation c on c.workspace_id = e.workspace_id and c.id = e.conversation_id
    where e.workspace_id = ${viewer.workspaceId}
      ${filter.type === undefined ? sql`` : sql`and e.type = ${filter.type}`}
      ${filter.agentId === undefined ? sql`` : sql`and e.actor_kind in ('agent', 'api_key') and e.actor_id = ${filter.agentId}`}
      ${filter.conversationId === undefined ? sql`` : sql`and e.conversation_id = ${filter.conversationId}`}
      ${least === null ? sql`` : sql`and e.position >= ${least} and e.at >= ${from}`}
      ${most === null ? sql`` : sql`and e.position < ${most} and e.at < ${to}`}
      ${before === null ? sql`` : sql`and e.position < ${before}`}
    order by e.position desc
    limit ${filter.limit + 1}`.execute(tx);
  const items = rows.slice(0, filter.limit).map(toEvent);
  const last = items.at(-1);
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.position]) : null };
}

/** The first place of the chain at or after a moment, by halving; one past the end when all lies before it. */
async function firstPositionFrom(tx: Tx, moment: Date): Promise<number> {
  let low = 1;
  let high = (await getHead(tx)).position + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await tx
      .selectFrom('event')
      .select('at')
      .where('workspace_id', '=', tx.workspaceId)
      .where('position', '=', middle)
      .executeTakeFirst();
    if (row && row.at < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export async function getHead(tx: Tx): Promise<{ position: number; hash: string }> {
  const { position, hash } = await tx
    .selectFrom('event_head')
    .select(['position', 'hash'])
    .where('workspace_id', '=', tx.workspaceId)
    .executeTakeFirstOrThrow();
  return { position, hash: hash.toString('hex') };
}

const rowsAtOnce = 1_000;

/** Every event of the chain up to a position, in order, a thousand at a time, each batch in a transaction of its own. */
export async function* readChain(db: Database, workspaceId: WorkspaceId, upTo: number): AsyncGenerator<StoredEvent[]> {
  let after = 0;
  while (after < upTo) {
    const { rows } = await db.inWorkspace(workspaceId, (tx) =>
      sql<StoredEvent>`
        select e.workspace_id as "workspaceId", e.position, e.id, e.at, e.type, e.v, e.actor_kind as "actorKind", e.actor_id as "actorId",
          e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.conversation_id as "conversationId", e.correlation_id as "correlationId",
          e.digest, e.prev, e.hash, d.salt, d.body::text as detail
        from event e left join event_detail d on d.workspace_id = e.workspace_id and d.event_id = e.id
        where e.workspace_id = ${workspaceId} and e.position > ${after} and e.position <= ${upTo}
        order by e.position limit ${rowsAtOnce}`.execute(tx),
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield rows;
  }
}

function toEvent(row: Row): AuditEvent {
  return {
    position: row.position,
    id: row.id,
    at: row.at.toISOString(),
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    subject: { kind: row.subject_kind, id: row.subject_id },
    conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: row.number },
    detail: row.detail,
  };
}
