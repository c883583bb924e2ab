import { sql } from 'kysely';
import type { InboundItem } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import type { ExistingMessage } from './existing.ts';
import type { WorkItem } from './parse.ts';
import { accountKey } from './people.ts';

export type ReactionWork = WorkItem<Extract<InboundItem, { kind: 'reaction' }>>;

type Known = { known: ReadonlyMap<string, ExistingMessage>; ourAccounts: ReadonlySet<string> };

/**
 * Keeps the last sign of each person at each message, also of one that is still to come. Nobody waits for an answer to
 * it. Returns the conversations whose screens changed.
 */
export async function storeReactions(
  tx: Tx,
  reactions: readonly ReactionWork[],
  { known, ourAccounts }: Known,
  now: Date,
): Promise<Set<string>> {
  const touched = new Set<string>();
  for (const work of reactions) {
    const { delivery, item } = work;
    // A like of ours is kept with the message.
    if (ourAccounts.has(accountKey(delivery.origin, item.personId))) {
      work.outcome = { kind: 'skipped', reason: 'reaction of ours' };
      continue;
    }
    const message = known.get(accountKey(delivery.origin, item.externalId));
    const isNew = await keep(tx, work);
    work.outcome = message
      ? { kind: isNew ? 'applied' : 'duplicate', messageId: message.id }
      : { kind: isNew ? 'applied' : 'duplicate', ...(isNew && { reason: 'before its message' }) };
    if (!isNew || !message?.conversationId || message.deletedAt) continue;
    const { id, conversationId } = message;
    touched.add(conversationId);
    record(tx, {
      ...{ type: 'message.reacted', at: now, actor: { kind: 'customer', id: null } },
      ...{ subject: { kind: 'message', id }, conversationId, detail: { sign: item.sign } },
    });
  }
  return touched;
}

/** False when it stands so already, or something newer does. */
async function keep(tx: Tx, { delivery, item }: ReactionWork): Promise<boolean> {
  const { rows } = await sql`
    insert into message_reaction as r (workspace_id, origin, external_id, person_id, sign, reacted_at)
    values (${tx.workspaceId}, ${delivery.origin}, ${item.externalId}, ${item.personId}, ${item.sign}, ${item.at})
    on conflict (workspace_id, origin, external_id, person_id) do update set sign = excluded.sign, reacted_at = excluded.reacted_at
      where r.sign is distinct from excluded.sign and r.reacted_at <= excluded.reacted_at
    returning 1`.execute(tx);
  return rows.length > 0;
}
