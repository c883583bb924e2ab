import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { contentHash } from '#server/features/gate/commands.ts';

/** Something on our own account that came in and whose outside id is not known. */
type Echo = {
  channelId: string;
  externalId: string;
  threadExternalId: string;
  text: string;
  occurredAt: Date;
};

/** The dispatch that an echo is the message of. */
export type EchoOwner = { dispatchId: string; agentId: string | null; conversationId: string };

/** A network's clock may be behind ours by so much. */
const skewMs = 2 * 60_000;
/** How long after the try a message of it may appear. */
const windowMs = 15 * 60_000;

type Candidate = EchoOwner & { externalId: string };

/**
 * Recognises our own answers among what stands on our account: by the id we chose, else by account, thread, text and
 * time. The dispatches found stay locked (conversation first) until the transaction ends, so an answer of the network
 * that arrives meanwhile waits and then finds the echo's message.
 */
export async function adoptEcho(tx: Tx, echoes: readonly Echo[]): Promise<Map<string, EchoOwner | null>> {
  const owners = new Map<string, EchoOwner | null>(echoes.map((echo) => [echo.externalId, null]));
  if (echoes.length === 0) return owners;
  await lock(tx, await findCandidates(tx, echoes));
  const taken = new Set<string>();
  // Asked again under the lock: a candidate may have become another message in between.
  for (const { externalId, ...owner } of await findCandidates(tx, echoes)) {
    if (owners.get(externalId) !== null || taken.has(owner.dispatchId)) continue;
    owners.set(externalId, owner);
    taken.add(owner.dispatchId);
  }
  return owners;
}

async function findCandidates(tx: Tx, echoes: readonly Echo[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select e.external_id as "externalId", d.id as "dispatchId", d.conversation_id as "conversationId",
      case when d.actor_kind = 'agent' then d.actor_id end as "agentId"
    from unnest(${echoes.map((e) => e.channelId)}::uuid[], ${echoes.map((e) => e.externalId)}::text[],
      ${echoes.map((e) => e.threadExternalId)}::text[], ${echoes.map((e) => contentHash(e.text))}::bytea[],
      ${echoes.map((e) => e.occurredAt)}::timestamptz[]) as e (channel_id, external_id, thread, hash, at)
    join dispatch d on d.workspace_id = ${tx.workspaceId} and d.channel_id = e.channel_id
      and d.verb in ('reply', 'direct') and d.sent_message_id is null and d.attempts > 0 and d.state <> 'cancelled'
      and case when d.chosen_external_id is not null
        -- A network may wrap the id we chose in an address of its own.
        then d.chosen_external_id in (e.external_id, regexp_replace(e.external_id, '^.*/', ''))
        else d.content_hash = e.hash and coalesce(d.targets ->> 'threadExternalId', e.thread) = e.thread
          and e.at > d.created_at - ${skewMs} * interval '1 ms' and e.at < d.sending_since + ${windowMs} * interval '1 ms'
      end
    order by d.created_at, d.id, e.at`.execute(tx);
  return rows;
}

async function lock(tx: Tx, candidates: readonly Candidate[]): Promise<void> {
  if (candidates.length === 0) return;
  await sql`select from conversation where workspace_id = ${tx.workspaceId}
    and id = any(${candidates.map((one) => one.conversationId)}::uuid[]) order by id for update`.execute(tx);
  await sql`select from dispatch where workspace_id = ${tx.workspaceId}
    and id = any(${candidates.map((one) => one.dispatchId)}::uuid[]) order by id for update`.execute(tx);
}

/** Something came that Earshot did not send: who answers now without having seen it is told. */
export async function noteForeign(tx: Tx, conversationId: string): Promise<void> {
  await sql`update conversation set foreign_version = version + 1, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = ${conversationId}`.execute(tx);
}
