import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { askedBy, type DispatchRow } from './rows.ts';

type Kind = 'block' | 'mute';

/** What a verb does to what stands between an account of ours and a person; null for the other verbs. */
export function restraintOf(verb: DispatchRow['verb']): { kind: Kind; on: boolean } | null {
  if (verb === 'block' || verb === 'unblock') return { kind: 'block', on: verb === 'block' };
  if (verb === 'mute' || verb === 'unmute') return { kind: 'mute', on: verb === 'mute' };
  return null;
}

/** The network has done it: the conversation's customer is shown so, and what they write later is kept quietly. */
export async function restrain(
  tx: Tx,
  { row, kind, on, now }: { row: DispatchRow; kind: Kind; on: boolean; now: Date },
): Promise<void> {
  const { profile_id } = await tx
    .selectFrom('conversation')
    .select('profile_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', row.conversation_id)
    .executeTakeFirstOrThrow();
  const actor = askedBy(row);
  const key = { workspace_id: tx.workspaceId, profile_id, channel_id: row.channel_id, kind };
  if (on)
    await tx
      .insertInto('restraint')
      .values({ ...key, since: now, agent_id: actor.kind === 'agent' ? actor.id : null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await tx
      .deleteFrom('restraint')
      .where((eb) => eb.and(key))
      .execute();
  const common = {
    at: now,
    actor,
    subject: { kind: 'profile', id: profile_id },
    conversationId: row.conversation_id,
  };
  const channel = row.channel_id;
  if (kind === 'block') record(tx, { type: 'profile.blocked', ...common, detail: { blocked: on, channel } });
  else record(tx, { type: 'profile.muted', ...common, detail: { muted: on, channel } });
}
