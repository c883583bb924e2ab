import type { TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { Targets } from '#server/features/gate/commands.ts';
import { readAttachmentsById } from '#server/features/message/queries.ts';

/** What it offers to choose from, where it does. */
export function choicesOf(targets: unknown): { choices?: string[] } {
  const { choices } = Targets.parse(targets);
  return choices ? { choices } : {};
}

/** The posts of a thread in their order, by its first. */
export async function listPosts(tx: Tx, chainId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('dispatch')
    .select('content')
    .where('workspace_id', '=', tx.workspaceId)
    .where('chain_id', '=', chainId)
    .orderBy('part')
    .execute();
  return rows.map(({ content }) => content);
}

/** How a dispatch is shown; callers apply the viewer's reach. Throws `not_found`. */
export async function getDispatchView(tx: Tx, dispatchId: string): Promise<TimelineDispatch> {
  const row = await tx
    .selectFrom('dispatch as d')
    .innerJoin('channel as c', (join) =>
      join.onRef('c.workspace_id', '=', 'd.workspace_id').onRef('c.id', '=', 'd.channel_id'),
    )
    .selectAll('d')
    .select('c.handle as channel_handle')
    .where('d.workspace_id', '=', tx.workspaceId)
    .where('d.id', '=', dispatchId)
    .executeTakeFirst();
  if (!row) throw notFound('dispatch');
  const attachments = await readAttachmentsById(tx, row.attachment_ids);
  const verb = row.verb as TimelineDispatch['verb'];
  return {
    kind: 'dispatch',
    id: row.id,
    at: row.created_at.toISOString(),
    verb,
    state: row.state as TimelineDispatch['state'],
    stage: row.stage as TimelineDispatch['stage'],
    text: row.content,
    agentId: row.actor_kind === 'agent' ? row.actor_id : null,
    automatic: row.is_automatic,
    channelHandle: row.channel_handle,
    notBefore: row.not_before.toISOString(),
    attempts: row.attempts,
    errorKind: row.error_kind,
    errorMessage: row.error_message,
    attachments: row.attachment_ids.flatMap((id) => attachments.get(id) ?? []),
    ...choicesOf(row.targets),
    thread: row.part === null || row.parts === null ? null : { part: row.part, of: row.parts },
  };
}
