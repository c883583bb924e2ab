import { sql } from 'kysely';
import type { InboundItem } from '#connectors/inbound.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { noteUndelivered } from '#server/features/dispatch/commands.ts';
import { replaceText } from '#server/features/message/commands.ts';
import { type Actor, systemActor } from '#server/http/viewer.ts';
import type { ExistingMessage } from './existing.ts';
import type { WorkItem } from './parse.ts';
import { accountKey } from './people.ts';

export type Change = Exclude<InboundItem, { kind: 'message' | 'ad' | 'reaction' }>;
/** What happens to a message wherever it stands. */
type OwnChange = Exclude<Change, { kind: 'undelivered' }>;

const customer: Actor = { kind: 'customer', id: null };

/**
 * Applies what happened to messages we know: edits only if newer, deletes and hides once. What we do not know yet is
 * kept as a tombstone for its late arrival. Returns the conversations whose screens changed.
 */
export async function applyChanges(
  tx: Tx,
  changes: readonly WorkItem<Change>[],
  known: Map<string, ExistingMessage>,
  now: Date,
): Promise<Set<string>> {
  const touched = new Set<string>();
  for (const work of changes) {
    if (work.item.kind === 'undelivered') {
      const conversationId = await noteUndelivered(tx, { ...work.item, channelId: work.delivery.channelId }, now);
      work.outcome = {
        kind: conversationId === null ? 'skipped' : 'applied',
        ...(conversationId === null && { reason: 'nothing of ours' }),
      };
      if (conversationId !== null) touched.add(conversationId);
      continue;
    }
    const message = known.get(accountKey(work.delivery.origin, work.item.externalId));
    if (!message) {
      await keepTombstone(tx, work);
      work.outcome = { kind: 'applied', reason: 'before its message' };
      continue;
    }
    const applied = await applyOne(tx, work.item, message, now);
    work.outcome = { kind: applied ? 'applied' : 'duplicate', messageId: message.id };
    if (applied && message.conversationId) touched.add(message.conversationId);
  }
  return touched;
}

function applyOne(tx: Tx, change: OwnChange, message: ExistingMessage, now: Date): Promise<boolean> {
  if (change.kind === 'edit') return applyEdit(tx, message, change.text, change.editedAt, now);
  if (change.kind === 'delete') return applyDelete(tx, message, change, now);
  return applyHide(tx, message, change, now);
}

/** Keeps the text before as a version; false when this edit says nothing new. */
export async function applyEdit(
  tx: Tx,
  message: ExistingMessage,
  text: string,
  editedAt: Date,
  now: Date,
): Promise<boolean> {
  const standsSince = message.editedAt ?? message.occurredAt;
  if (editedAt.getTime() <= standsSince.getTime() || message.deletedAt) return false;
  const before = await replaceText(tx, message.id, text, editedAt);
  if (before === null) return false;
  const actor = message.direction === 'in' ? customer : systemActor;
  record(tx, { type: 'message.edited', at: now, actor, ...about(message), detail: { before } });
  Object.assign(message, { text, editedAt });
  return true;
}

export async function applyDelete(
  tx: Tx,
  message: ExistingMessage,
  change: { deletedAt: Date; by: 'author' | 'network' },
  now: Date,
): Promise<boolean> {
  if (message.deletedAt) return false;
  await sql`update message set deleted_at = ${change.deletedAt}, deleted_by = ${change.by}
    where workspace_id = ${tx.workspaceId} and id = ${message.id}`.execute(tx);
  const actor = change.by === 'author' ? customer : systemActor;
  record(tx, { type: 'message.deleted', at: now, actor, ...about(message), detail: { by: change.by } });
  message.deletedAt = change.deletedAt;
  return true;
}

async function applyHide(
  tx: Tx,
  message: ExistingMessage,
  change: OwnChange & { kind: 'hide' },
  now: Date,
): Promise<boolean> {
  if ((message.hiddenAt !== null) === change.hidden) return false;
  message.hiddenAt = change.hidden ? change.at : null;
  await sql`update message set hidden_at = ${message.hiddenAt} where workspace_id = ${tx.workspaceId} and id = ${message.id}`.execute(
    tx,
  );
  record(tx, {
    type: 'message.hidden',
    at: now,
    actor: systemActor,
    ...about(message),
    detail: { hidden: change.hidden },
  });
  return true;
}

function about(message: ExistingMessage): {
  subject: { kind: string; id: string };
  conversationId: string | undefined;
} {
  return { subject: { kind: 'message', id: message.id }, conversationId: message.conversationId ?? undefined };
}

async function keepTombstone(tx: Tx, { delivery, item }: WorkItem<Change>): Promise<void> {
  const deleted = item.kind === 'delete' ? item : null;
  const edited = item.kind === 'edit' ? item : null;
  const hiddenAt = item.kind === 'hide' && item.hidden ? item.at : null;
  await sql`
    insert into message_tombstone as t (workspace_id, origin, external_id, deleted_at, deleted_by, edited_text, edited_at, hidden_at)
    values (${tx.workspaceId}, ${delivery.origin}, ${item.externalId}, ${deleted?.deletedAt ?? null}::timestamptz, ${deleted?.by ?? null}::text,
      ${edited?.text ?? null}::text, ${edited?.editedAt ?? null}::timestamptz, ${hiddenAt}::timestamptz)
    on conflict (workspace_id, origin, external_id) do update set
      deleted_at = coalesce(t.deleted_at, excluded.deleted_at),
      deleted_by = coalesce(t.deleted_by, excluded.deleted_by),
      edited_text = case when excluded.edited_at > coalesce(t.edited_at, '-infinity') then excluded.edited_text else t.edited_text end,
      edited_at = greatest(t.edited_at, excluded.edited_at),
      hidden_at = case when ${item.kind === 'hide'} then excluded.hidden_at else t.hidden_at end`.execute(tx);
}
