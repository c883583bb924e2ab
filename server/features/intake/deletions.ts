import type { Tx } from '#server/db/client.ts';
import { screenChange } from './arrivals.ts';
import { applyDelete } from './changes.ts';
import { advanceConversations } from './conversations.ts';
import { findMessages } from './existing.ts';

/** Marks messages that the network no longer has, as found by asking for them. */
export async function noteDeleted(
  tx: Tx,
  gone: { origin: string; externalIds: readonly string[] },
  now: Date,
): Promise<void> {
  const known = await findMessages(
    tx,
    gone.externalIds.map((externalId) => ({ origin: gone.origin, externalId })),
  );
  const touched = new Set<string>();
  for (const message of known.values()) {
    const applied = await applyDelete(tx, message, { deletedAt: now, by: 'author' }, now);
    if (applied && message.conversationId) touched.add(message.conversationId);
  }
  await advanceConversations(tx, [...touched].sort().map(screenChange), now);
}
