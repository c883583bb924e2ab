import { sql } from 'kysely';
import type { ConnectorError } from '#connectors/connector-error.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';

/** Spells kept of each channel. */
const spellsKept = 20;

/** Notes a failure: one more of the spell that lasts, or the first of a new one. */
export async function noteTrouble(tx: Tx, channelId: string, { kind, message }: ConnectorError, now: Date) {
  const { rows } = await sql<{ times: number }>`
    insert into channel_trouble (workspace_id, id, channel_id, kind, message, first_at, last_at)
    values (${tx.workspaceId}, ${newId(now)}, ${channelId}, ${kind}, ${message}, ${now}, ${now})
    on conflict (workspace_id, channel_id, kind) where healed_at is null
      do update set times = channel_trouble.times + 1, message = excluded.message, last_at = excluded.last_at
    returning times`.execute(tx);
  if (rows[0]?.times === 1) await forgetOldest(tx, channelId);
}

/** The network answered again. */
export async function healTroubles(tx: Tx, channelId: string, now: Date): Promise<void> {
  await sql`
    update channel_trouble set healed_at = ${now}
    where workspace_id = ${tx.workspaceId} and channel_id = ${channelId} and healed_at is null`.execute(tx);
}

async function forgetOldest(tx: Tx, channelId: string): Promise<void> {
  await sql`
    delete from channel_trouble where workspace_id = ${tx.workspaceId} and id in (
      select id from channel_trouble where workspace_id = ${tx.workspaceId} and channel_id = ${channelId}
      order by last_at desc offset ${spellsKept})`.execute(tx);
}
