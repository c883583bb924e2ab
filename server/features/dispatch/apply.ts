import type { ConnectorError } from '#connectors/connector-error.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { noteFailure } from '#server/features/channel/commands.ts';
import { getChannel } from '#server/features/channel/queries.ts';
import { systemActor } from '#server/http/viewer.ts';
import { applyAction } from './acted.ts';
import type { Outcome } from './attempt.ts';
import { decideAbsent, decideFailure, decideUnasked, type Step } from './decide.ts';
import { makeDraftAgain } from './draft-again.ts';
import { about, bumpVersion, type DispatchRow, lockWithConversation, traced, updateDispatch } from './rows.ts';
import { storeSent } from './sent.ts';

/** Writes down what came of a try; nothing when somebody else has settled the dispatch meanwhile. */
export async function apply(tx: Tx, tried: DispatchRow, outcome: Outcome, now: Date): Promise<void> {
  if (outcome.kind === 'sent') return storeSent(tx, tried, outcome.sent, now);
  const row = await lockWithConversation(tx, tried.id);
  if (row?.state !== 'sending' || row.attempts !== tried.attempts) return;
  if (outcome.kind === 'done') return applyAction(tx, row, now);
  const step = await decide(tx, row, outcome, now);
  await take(tx, row, step, outcome.error, now);
}

type Failed = Exclude<Outcome, { kind: 'sent' | 'done' }>;

async function decide(tx: Tx, row: DispatchRow, { kind, error }: Failed, now: Date): Promise<Step> {
  const doubt = row.doubt === 'insist' ? 'insist' : row.doubt === 'ask' ? 'ask' : null;
  const tried = { attempts: row.attempts, attemptsLimit: row.attempts_limit, doubt, now } as const;
  if (kind === 'cannot_tell') return { to: 'unknown' };
  if (kind === 'absent') return decideAbsent(tried);
  // A person connected the channel while this try still used the old credentials.
  const isOldToken = error.kind === 'auth_expired' && (await isConnectedSince(tx, row));
  if (isOldToken) return { to: 'retry', at: now, doubt };
  if (error.kind === 'auth_expired' || error.kind === 'rate_limited') await noteFailure(tx, row.channel_id, error, now);
  const settle = kind === 'unasked' ? decideUnasked : decideFailure;
  return settle(error.kind, error.retryAt, tried);
}

async function isConnectedSince(tx: Tx, row: DispatchRow): Promise<boolean> {
  const { state, connected_at } = await getChannel(tx, row.channel_id);
  return state === 'connected' && row.sending_since !== null && connected_at > row.sending_since;
}

async function take(tx: Tx, row: DispatchRow, step: Step, error: ConnectorError, now: Date): Promise<void> {
  const { kind, message } = error;
  const said = { error_kind: kind, error_message: message, trace: traced({ at: now, step: step.to, kind, message }) };
  const change = {
    retry: () => ({ state: 'queued', ...(step.to === 'retry' ? { not_before: step.at, doubt: step.doubt } : {}) }),
    held: () => ({ state: 'held' }),
    failed: () => ({ state: 'failed', settled_at: now }),
    unknown: () => ({ state: 'unknown', doubt: 'ask' }),
  }[step.to]();
  await updateDispatch(tx, row.id)
    .set({ ...change, ...said })
    .execute();
  if (step.to === 'failed' && kind === 'outside_window') await makeDraftAgain(tx, row, now);
  await bumpVersion(tx, row.conversation_id);
  const common = { at: now, actor: systemActor, ...about(row) };
  if (step.to === 'retry')
    record(tx, { type: 'dispatch.delayed', ...common, detail: { kind, message, until: step.at.toISOString() } });
  if (step.to === 'held') record(tx, { type: 'dispatch.held', ...common, detail: { message } });
  if (step.to === 'failed') record(tx, { type: 'dispatch.failed', ...common, detail: { kind, message } });
  if (step.to === 'unknown') record(tx, { type: 'dispatch.unknown', ...common, detail: { message } });
}
