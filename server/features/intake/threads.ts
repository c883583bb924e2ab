import { sql } from 'kysely';
import type { InboundMessage } from '#connectors/inbound.ts';
import { texts, uuids } from '#server/db/arrays.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { accountKey } from './people.ts';

/** `isNew`: nothing of it stood before this transaction. */
export type KnownThread = { id: string; isNew: boolean };
/** By `accountKey(origin, external id of the thread)`. */
export type Threads = Map<string, KnownThread>;

type Stage = { origin: string; thread: InboundMessage['thread'] };

/** Makes sure every thread stands in the database. */
export async function saveThreads(tx: Tx, stages: readonly Stage[], now: Date): Promise<Threads> {
  const rows = [...new Map(stages.map((stage) => [accountKey(stage.origin, stage.thread.externalId), stage])).values()];
  if (rows.length === 0) return new Map();
  const { rows: saved } = await sql<Saved>`
    with seen as (
      select * from unnest(${uuids(rows.map(() => newId(now)))}, ${texts(rows.map((r) => r.origin))},
        ${texts(rows.map((r) => r.thread.externalId))}, ${texts(rows.map((r) => r.thread.kind))}, ${texts(rows.map((r) => r.thread.visibility))})
        as s (id, origin, external_id, kind, visibility)
    ), added as (
      insert into thread (workspace_id, id, origin, external_id, kind, visibility)
      select ${tx.workspaceId}, * from seen
      on conflict (workspace_id, origin, external_id) do nothing
      returning origin, external_id, id
    )
    select origin, external_id, id, true as is_new from added
    union all
    select t.origin, t.external_id, t.id, false
    from seen s join thread t on t.workspace_id = ${tx.workspaceId} and t.origin = s.origin and t.external_id = s.external_id`.execute(
    tx,
  );
  // One that another transaction added meanwhile is in neither half.
  const all = saved.length === rows.length ? saved : await findThreads(tx, rows);
  return new Map(all.map((row) => [accountKey(row.origin, row.external_id), { id: row.id, isNew: row.is_new }]));
}

type Saved = { origin: string; external_id: string; id: string; is_new: boolean };

async function findThreads(tx: Tx, stages: readonly Stage[]): Promise<Saved[]> {
  const { rows } = await sql<Saved>`
    select t.origin, t.external_id, t.id, false as is_new
    from unnest(${texts(stages.map((s) => s.origin))}, ${texts(stages.map((s) => s.thread.externalId))}) as s (origin, external_id)
    join thread t on t.workspace_id = ${tx.workspaceId} and t.origin = s.origin and t.external_id = s.external_id`.execute(
    tx,
  );
  return rows;
}
