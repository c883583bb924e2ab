import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { sealOfWhole } from './seal.ts';
import { type Sealable, sealNow } from './trace.ts';

/** The seal of all that an approval of this dispatch is about as it stands now: of the first part of a thread the whole thread. */
export async function sealWhole(tx: Tx, dispatchId: string, expiresAt: Date): Promise<Buffer> {
  const { rows } = await sql<Sealable>`
    select id, verb, content, channel_id, targets, attachment_ids from dispatch
    where workspace_id = ${tx.workspaceId} and (id = ${dispatchId} or chain_id = ${dispatchId})
    order by part`.execute(tx);
  const seals: Buffer[] = [];
  for (const part of rows) seals.push(await sealNow(tx, part));
  return sealOfWhole(seals, expiresAt);
}

/** A dispatch, and the first part of the thread that it is part of; null for none. */
export type Part = { id: string; chain_id: string | null };

type Asked = { id: string; dispatch_id: string; state: string; seal: Buffer; expires_at: Date };

/** What a second person was asked about a dispatch, or about the thread that it is part of. */
export async function findAsked(tx: Tx, { id, chain_id }: Part): Promise<Asked | undefined> {
  return tx
    .selectFrom('approval')
    .select(['id', 'dispatch_id', 'state', 'seal', 'expires_at'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('dispatch_id', '=', chain_id ?? id)
    .executeTakeFirst();
}

/** Whether it was given, for exactly what would leave now. */
export async function isGiven(tx: Tx, { dispatch_id, state, seal, expires_at }: Asked): Promise<boolean> {
  return state === 'given' && seal.equals(await sealWhole(tx, dispatch_id, expires_at));
}

/** The approval that was given for exactly what a dispatch, and the thread it is part of, would send now; null for none. */
export async function findGiven(tx: Tx, part: Part): Promise<string | null> {
  const asked = await findAsked(tx, part);
  return asked && (await isGiven(tx, asked)) ? asked.id : null;
}
