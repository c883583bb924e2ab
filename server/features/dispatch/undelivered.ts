import { sql } from 'kysely';
import type { FailureKind } from '#connectors/connector-error.ts';
import { Id } from '#contract/common.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { about, bumpVersion, lockWithConversation, traced, updateDispatch } from './rows.ts';

type Undelivered = {
  channelId: string;
  externalId: string;
  reason: string;
  failure?: FailureKind;
  /** Of the dispatch, where the network gives it back. */
  clientKey?: string;
};

/**
 * What the network had taken came back: its dispatch failed after all and its message answered nobody, so the
 * conversation waits for us again. A next try is a message of its own. Returns the conversation; null when nothing of
 * ours came back, or it was told before.
 */
export async function noteUndelivered(tx: Tx, came: Undelivered, now: Date): Promise<string | null> {
  const found = await findDispatch(tx, came);
  const row = found === null ? undefined : await lockWithConversation(tx, found);
  // A status may overtake the answer to the very call that it is about.
  if (!row || (row.state !== 'sent' && row.state !== 'unknown' && row.state !== 'sending')) return null;
  const said = { error_kind: came.failure ?? 'gone', error_message: came.reason };
  if (row.sent_message_id !== null)
    await sql`update message set undelivered_at = ${now}
      where workspace_id = ${tx.workspaceId} and id = ${row.sent_message_id}`.execute(tx);
  await updateDispatch(tx, row.id)
    .set({
      ...{ state: 'failed', settled_at: now, sent_message_id: null, chosen_external_id: null, doubt: null },
      ...said,
      trace: traced({ at: now, step: 'came_back', message: came.reason }),
    })
    .execute();
  if (said.error_kind === 'outside_window') await makeDraftAgain(tx, row, now);
  await waitAgain(tx, row.conversation_id, now);
  const detail = { kind: said.error_kind, message: came.reason };
  record(tx, { type: 'dispatch.failed', at: now, actor: systemActor, ...about(row), detail });
  return row.conversation_id;
}

/** By the id that we chose or the network gave, else by our own key. */
async function findDispatch(tx: Tx, { channelId, externalId, clientKey }: Undelivered): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dispatch d where d.workspace_id = ${tx.workspaceId} and d.channel_id = ${channelId}
      and (d.chosen_external_id in (${externalId}, regexp_replace(${externalId}, '^.*/', ''))
        or d.client_key = ${isId(clientKey) ? clientKey : null}::uuid
        or d.sent_message_id = (select m.id from message m join channel c on c.workspace_id = m.workspace_id and c.origin = m.origin
          where m.workspace_id = ${tx.workspaceId} and c.id = ${channelId} and m.external_id = ${externalId}))
    limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** A network may give back anything. */
const isId = (key: string | undefined) => Id.safeParse(key).success;

/** Only one that waits for the customer: what was resolved or put off since is a person's decision. */
async function waitAgain(tx: Tx, conversationId: string, now: Date): Promise<void> {
  await bumpVersion(tx, conversationId);
  const { rows } = await sql<{ id: string }>`
    update conversation set status = 'open' where workspace_id = ${tx.workspaceId} and id = ${conversationId} and status = 'pending'
    returning id`.execute(tx);
  if (rows.length === 0) return;
  record(tx, {
    type: 'conversation.status_changed',
    at: now,
    actor: systemActor,
    subject: { kind: 'conversation', id: conversationId },
    conversationId,
    detail: { from: 'pending', to: 'open', reason: 'undelivered' },
  });
}
