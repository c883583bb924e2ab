import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { derivedId } from '#server/db/id.ts';
import type { DispatchRow } from './rows.ts';

/** Of a dispatch with this alias: what it hangs on stands already. A part of a thread waits for the one before it. */
export const isReady = (alias: string): RawBuilder<boolean> => sql<boolean>`(
  coalesce(${sql.ref(`${alias}.part`)}, 1) = 1 or exists (
    select from dispatch before where before.workspace_id = ${sql.ref(`${alias}.workspace_id`)}
      and before.chain_id = ${sql.ref(`${alias}.chain_id`)} and before.part = ${sql.ref(`${alias}.part`)} - 1 and before.state = 'sent'))`;

/**
 * What a dispatch answers at its network: a part of a thread the part before it, everything else what it was meant for. Null
 * when that has no id there.
 */
export async function findAnswered(
  tx: Tx,
  { chain_id, part }: Pick<DispatchRow, 'chain_id' | 'part'>,
): Promise<string | null> {
  if (chain_id === null || part === null || part === 1) return null;
  const { rows } = await sql<{ externalId: string | null }>`
    select m.external_id as "externalId" from dispatch d
    join message m on m.workspace_id = d.workspace_id and m.id = d.sent_message_id
    where d.workspace_id = ${tx.workspaceId} and d.chain_id = ${chain_id} and d.part < ${part}
    order by d.part desc limit 1`.execute(tx);
  return rows[0]?.externalId ?? null;
}

/** A dispatch with the parts of its thread that come after it, in order, all locked; callers hold the conversation's lock. */
export async function lockRest(tx: Tx, { id, chain_id, part }: DispatchRow): Promise<DispatchRow[]> {
  const rows = await tx
    .selectFrom('dispatch')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .where((eb) =>
      chain_id === null ? eb('id', '=', id) : eb.and([eb('chain_id', '=', chain_id), eb('part', '>=', part ?? 1)]),
    )
    .orderBy('part')
    .forUpdate()
    .execute();
  return rows as DispatchRow[];
}

/** The key of a part of a thread: the same for the same answer; the first has the answer's own. */
export function partKey(clientKey: string, part: number): string {
  return part === 1 ? clientKey : derivedId(`${clientKey} part ${part}`);
}
