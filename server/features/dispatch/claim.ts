import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { connectorOf, getChannel } from '#server/features/channel/queries.ts';
import { type Gone, hasPassed, quietNow, standsStill } from '#server/features/gate/commands.ts';
import { systemActor } from '#server/http/viewer.ts';
import { makeDraftAgain } from './draft-again.ts';
import { isReady } from './parts.ts';
import { about, bumpVersion, type DispatchRow, isText, lockWithConversation, traced, updateDispatch } from './rows.ts';

/** A try this old whose program is dead may be asked about: what was on the wire when it died has arrived or is lost. */
export const quietMs = 5_000;

/** The conversation's next dispatch to be tried: what is due, and what a dead program left; answers keep their order. */
export async function findNext(tx: Tx, conversationId: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select d.id from dispatch d
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${conversationId}
      and (d.state = 'queued' and d.not_before <= ${now} or d.state = 'sending' and d.sending_since <= ${staleSince(now)})
      and ${isReady('d')}
      and (d.verb not in ('reply', 'direct') or not exists (
        select from dispatch e where e.workspace_id = d.workspace_id and e.conversation_id = d.conversation_id
          and e.verb in ('reply', 'direct') and (e.state = 'sending' or e.state = 'queued' and e.error_kind is distinct from ${quietKind}) and ${isReady('e')} and (e.created_at, e.id) < (d.created_at, d.id)))
    order by d.created_at, d.id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

export const staleSince = (now: Date) => new Date(now.getTime() - quietMs);

/**
 * Marks the dispatch as being sent, with the id chosen for it, before anything is said to the network. Null when it is
 * not to be tried now: taken back, waiting for its channel, moved to another conversation, or somebody else's. Call it holding `holdDispatch`.
 */
export async function claim(
  tx: Tx,
  { dispatchId, conversationId }: { dispatchId: string; conversationId: string },
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<DispatchRow | null> {
  const row = await lockWithConversation(tx, dispatchId);
  if (row?.conversation_id !== conversationId) return null;
  const isOrphan = row.state === 'sending' && row.sending_since !== null && row.sending_since <= staleSince(now);
  const isDue = row.state === 'queued' && row.not_before <= now;
  if (!(isOrphan || isDue)) return null;
  const channel = await getChannel(tx, row.channel_id);
  const doubt = isOrphan ? (row.doubt ?? 'ask') : row.doubt;
  if (channel.state !== 'connected') {
    const message = channel.state_reason ?? `@${channel.handle} must be connected again in Settings → Channels.`;
    await set(tx, row, { state: 'held', doubt, error_kind: 'auth_expired', error_message: message });
    record(tx, { type: 'dispatch.held', at: now, actor: systemActor, ...about(row), detail: { message } });
    return null;
  }
  if (channel.halted_at) {
    const message = `@${channel.handle} is paused. It leaves when somebody lets the account go on in Settings → Channels.`;
    await set(tx, row, { state: 'held', doubt, error_kind: 'halted', error_message: message });
    record(tx, { type: 'dispatch.held', at: now, actor: systemActor, ...about(row), detail: { message } });
    return null;
  }
  if (channel.paused_until && channel.paused_until > now) {
    await set(tx, row, { state: 'queued', doubt, not_before: channel.paused_until });
    const detail = {
      kind: 'rate_limited',
      message: channel.state_reason ?? 'The network asked us to slow down.',
      until: channel.paused_until.toISOString(),
    };
    record(tx, { type: 'dispatch.delayed', at: now, actor: systemActor, ...about(row), detail });
    return null;
  }
  const isPassed = await hasPassed(tx, row);
  const gone = isPassed ? await standsStill(tx, row, { network: channel.network, connectors, now }) : null;
  if (!isPassed || gone) {
    const kind = gone === 'window' ? 'outside_window' : 'policy';
    await fail(tx, row, { kind, message: gone ? goneWords[gone] : unpassed, step: gone ?? 'unpassed' }, now);
    return null;
  }
  const quietUntil = await quietNow(tx, row, now);
  if (quietUntil) {
    await set(tx, row, {
      state: 'queued',
      doubt,
      not_before: quietUntil,
      error_kind: quietKind,
      error_message: quietWords,
    });
    const detail = { kind: quietKind, message: quietWords, until: quietUntil.toISOString() };
    record(tx, { type: 'dispatch.delayed', at: now, actor: systemActor, ...about(row), detail });
    return null;
  }
  const connector = connectorOf({ connectors }, channel.network);
  const chosen = namesItself(row) ? (row.chosen_external_id ?? connector.chooseId?.(now, row.verb) ?? null) : null;
  const claimed = await updateDispatch(tx, dispatchId)
    .set((eb) => ({
      state: 'sending',
      sending_since: now,
      attempts: eb('attempts', '+', 1),
      // The try that a dead program left open has not failed.
      attempts_limit: eb('attempts_limit', '+', isOrphan ? 1 : 0),
      chosen_external_id: chosen,
      doubt: isText(row) ? doubt : null,
      trace: traced({ at: now, step: isOrphan ? 'found_unfinished' : 'try' }),
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return claimed as DispatchRow;
}

/** Of what waits for the end of its reader's quiet hours; answers do not wait behind it. */
const quietKind = 'quiet_hours';
const quietWords = 'The person wants no messages at this hour.';

/** What an edit of a description since, or a start from before the gate left traces, comes to. */
const unpassed = 'This is not word for word what passed the gate. Look at it and try again.';

const goneWords: Record<Gone, string> = {
  verification: 'What the customer had shown did not hold any more when this was to leave. Verify them and try again.',
  consent: 'The customer asked not to be written to before this left.',
  window: 'The time in which the network lets us answer passed before this left. Its words are a draft again.',
};

type Failure = { kind: 'policy' | 'outside_window'; message: string; step: string };

async function fail(tx: Tx, row: DispatchRow, { kind, message, step }: Failure, now: Date) {
  const said = { error_kind: kind, error_message: message };
  await updateDispatch(tx, row.id)
    .set({ state: 'failed', settled_at: now, ...said, trace: traced({ at: now, step }) })
    .execute();
  if (kind === 'outside_window') await makeDraftAgain(tx, row, now);
  await bumpVersion(tx, row.conversation_id);
  const detail = { kind, message };
  record(tx, { type: 'dispatch.failed', at: now, actor: systemActor, ...about(row), detail });
}

/** What comes to stand at the network as something of its own, under an id that we may choose. */
const namesItself = <Row extends Pick<DispatchRow, 'verb'>>(
  row: Row,
): row is Row & { verb: 'reply' | 'direct' | 'block' } => isText(row) || row.verb === 'block';

type Change = { state: 'held' | 'queued'; doubt: string | null } & Partial<
  Pick<DispatchRow, 'error_kind' | 'error_message' | 'not_before'>
>;

async function set(tx: Tx, row: DispatchRow, change: Change): Promise<void> {
  await updateDispatch(tx, row.id).set(change).execute();
  await bumpVersion(tx, row.conversation_id);
}
