import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { triesGiven } from './decide.ts';
import { wakeAt } from './wake.ts';

/** The channel speaks again: what waited for it goes on its way, in order. */
export async function releaseHeld(tx: Tx, channelId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ conversation_id: string }>`
    update dispatch set state = 'queued', not_before = ${now}, attempts_limit = attempts + ${triesGiven},
      error_kind = null, error_message = null
    where workspace_id = ${tx.workspaceId} and channel_id = ${channelId} and state = 'held'
    returning conversation_id`.execute(tx);
  for (const conversationId of new Set(rows.map((row) => row.conversation_id)))
    await wakeAt(tx, conversationId, now, now);
}
