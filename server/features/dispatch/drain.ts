import { ConnectorError } from '#connectors/connector-error.ts';
import { limitsOf } from '#connectors/measure.ts';
import type { OutboundAttachment } from '#connectors/outbound.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { readOutbound } from '#server/features/attachment/queries.ts';
import { openSession } from '#server/features/channel/queries.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import { apply } from './apply.ts';
import { asConnectorError, attempt, type Outcome } from './attempt.ts';
import { claim, findNext } from './claim.ts';
import { holdDispatch } from './hold.ts';
import { readLetterhead } from './letterhead.ts';
import { findAnswered } from './parts.ts';
import type { DispatchRow } from './rows.ts';
import { wakeLater } from './wake.ts';

/** Sends what is due of a conversation, one after the other; what is due later gets its own wake-up. */
export async function drainConversation(
  context: Context,
  workspaceId: WorkspaceId,
  conversationId: string,
): Promise<void> {
  const { db, now } = context;
  const inWorkspace = <T>(work: (tx: Tx) => Promise<T>) => db.inWorkspace(workspaceId, work);
  for (;;) {
    const next = await inWorkspace((tx) => findNext(tx, conversationId, now()));
    if (next === null) break;
    const held = await holdDispatch(db, next);
    // Another program is at it and goes on with the rest.
    if (held === null) return;
    try {
      await sendOne(context, workspaceId, { dispatchId: next, conversationId });
    } finally {
      await held.release();
    }
  }
  await inWorkspace((tx) => wakeLater(tx, conversationId, now()));
}

type Next = { dispatchId: string; conversationId: string };

async function sendOne(context: Context, workspaceId: WorkspaceId, next: Next): Promise<void> {
  const { db, now, connectors } = context;
  const row = await db.inWorkspace(workspaceId, (tx) => claim(tx, next, { connectors, now: now() }));
  if (row === null) return;
  const outcome = await speak(context, workspaceId, row);
  if (outcome.kind !== 'sent' && outcome.kind !== 'done' && outcome.error.cause !== undefined)
    context.log.debug({ err: outcome.error, dispatch: next.dispatchId }, 'A try to send failed.');
  await again(() => db.inWorkspace(workspaceId, (tx) => apply(tx, row, outcome, now())));
}

async function speak(context: Context, workspaceId: WorkspaceId, row: DispatchRow): Promise<Outcome> {
  let attachments: OutboundAttachment[];
  try {
    const open = await openSession(context, workspaceId, row.channel_id);
    const limits = limitsOf(open.connector, open.session.settings, []);
    attachments = await readOutbound(context, workspaceId, {
      ...{ ids: row.attachment_ids, limits, network: open.connector.network },
    });
    const letterhead =
      row.verb === 'direct'
        ? await context.db.inWorkspace(workspaceId, (tx) =>
            readLetterhead(tx, row, { connectors: context.connectors, now: context.now() }),
          )
        : null;
    const answers = await context.db.inWorkspace(workspaceId, (tx) => findAnswered(tx, row));
    return await attempt(open, row, { attachments, letterhead, answers });
  } catch (cause) {
    return unprepared(row, cause);
  }
}

/** Nothing was said to the network in this try; an earlier one may still be open. */
function unprepared(row: DispatchRow, cause: unknown): Outcome {
  const error = prepared(cause);
  return row.doubt === null ? { kind: 'refused', error } : { kind: 'unasked', error };
}

function prepared(cause: unknown): ConnectorError {
  if (cause instanceof ConnectorError) return cause;
  if (cause instanceof SecretUnreadable) return new ConnectorError('auth_expired', cause.message, { cause });
  return new ConnectorError('transient', asConnectorError(cause).message, { cause });
}

const deadlock = '40P01';
const mostTries = 5;

/** Intake and we lock the same rows for different reasons; the one the database turns away begins again. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !(error instanceof Error && 'code' in error && error.code === deadlock)) throw error;
    }
  }
}
