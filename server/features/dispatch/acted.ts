import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { replaceText } from '#server/features/message/commands.ts';
import { restrain, restraintOf } from './restrain.ts';
import { askedBy, bumpVersion, type DispatchRow, traced, updateDispatch } from './rows.ts';

/** A like, hide, edit, delete, block or mute is done at the network: the message or the person shows it. */
export async function applyAction(tx: Tx, row: DispatchRow, now: Date): Promise<void> {
  await updateDispatch(tx, row.id)
    .set({
      state: 'sent',
      settled_at: now,
      error_kind: null,
      error_message: null,
      trace: traced({ at: now, step: 'done' }),
    })
    .execute();
  await bumpVersion(tx, row.conversation_id);
  const restrained = restraintOf(row.verb);
  if (restrained) return restrain(tx, { row, ...restrained, now });
  const common = {
    at: now,
    actor: askedBy(row),
    subject: { kind: 'message', id: row.message_id },
    conversationId: row.conversation_id,
  };
  if (row.verb === 'edit' && row.message_id) {
    const before = await replaceText(tx, row.message_id, row.content, now);
    // Null when the network's own word of it came first.
    if (before !== null) record(tx, { type: 'message.edited', ...common, detail: { before } });
    return;
  }
  await tx
    .updateTable('message')
    .set(changeOf(row.verb, now))
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', row.message_id)
    .execute();
  if (row.verb === 'like' || row.verb === 'unlike')
    record(tx, { type: 'message.liked', ...common, detail: { liked: row.verb === 'like' } });
  if (row.verb === 'hide' || row.verb === 'unhide')
    record(tx, { type: 'message.hidden', ...common, detail: { hidden: row.verb === 'hide' } });
  if (row.verb === 'delete') record(tx, { type: 'message.deleted', ...common, detail: { by: 'us' } });
}

function changeOf(verb: DispatchRow['verb'], now: Date) {
  if (verb === 'delete') return { deleted_at: now, deleted_by: 'us' };
  if (verb === 'hide' || verb === 'unhide') return { hidden_at: verb === 'hide' ? now : null };
  return { liked_at: verb === 'like' ? now : null };
}
