import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, systemActor, type Viewer } from '#server/http/viewer.ts';
import { getChannel } from './queries.ts';
import { watchChannel } from './watch.ts';

/** Letters and figures that nobody mistakes for one another. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Waits for the private message of a stranger that says a new word, and gives the word; an earlier one is not waited for any
 * more. Throws AppError `not_found`, and `not_possible_here` for a disconnected account.
 */
export async function askProof(tx: Tx, viewer: Viewer, channelId: string, now: Date): Promise<string> {
  const { state, handle } = await getChannel(tx, channelId);
  if (state === 'disconnected') throw new AppError('conflict', 'not_possible_here', `@${handle} is not connected.`);
  const word = `earshot-${Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('')}`;
  await tx
    .updateTable('channel')
    .set({ proof_word: word, proof_asked_at: now })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', channelId)
    .execute();
  const subject = { kind: 'channel', id: channelId };
  record(tx, { type: 'channel.proof_asked', at: now, actor: actorOf(viewer), subject, detail: {} });
  return word;
}

/** Of these messages the private ones that say an awaited word prove it, when their authors had never written before. */
export async function findProof(tx: Tx, messageIds: readonly string[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update channel c set proven_at = ${now}, proof_word = null, proof_asked_at = null
    from message m join message_channel mc on mc.workspace_id = m.workspace_id and mc.message_id = m.id
    where c.workspace_id = ${tx.workspaceId} and m.workspace_id = c.workspace_id and m.id = any(${messageIds}::uuid[])
      and mc.channel_id = c.id and c.proof_word is not null and m.direction = 'in' and m.visibility = 'private'
      and m.received_at >= c.proof_asked_at and position(c.proof_word in lower(m.text)) > 0
      and not exists (
        select from message e
        where e.workspace_id = m.workspace_id and e.profile_id = m.profile_id and e.received_at < c.proof_asked_at)
    returning c.id`.execute(tx);
  for (const { id } of rows) {
    await watchChannel(tx, id);
    const subject = { kind: 'channel', id };
    record(tx, { type: 'channel.proven', at: now, actor: systemActor, subject, detail: {} });
  }
}
