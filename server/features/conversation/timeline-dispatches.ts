import { sql } from 'kysely';
import type { AttachmentView, TimelineDispatch } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { exactInstant } from '#server/db/instant.ts';
import { readAttachmentsById } from '#server/features/message/queries.ts';

export type KeyedDispatch = { at: string; dispatch: TimelineDispatch };

type Stored = {
  id: string;
  at: string;
  created_at: Date;
  verb: TimelineDispatch['verb'];
  state: TimelineDispatch['state'];
  stage: TimelineDispatch['stage'];
  content: string;
  attachment_ids: string[];
  choices: string[] | null;
  actor_kind: string;
  actor_id: string | null;
  is_automatic: boolean;
  channel_handle: string;
  not_before: Date;
  attempts: number;
  error_kind: string | null;
  error_message: string | null;
  part: number | null;
  parts: number | null;
};

/**
 * What of ours has no message in the timeline (yet), before a place, newest first: what is not settled, and an answer that
 * a person took as sent.
 */
export async function readDispatches(
  tx: Tx,
  conversationId: string,
  before: { at: string; id: string | null } | null,
  limit: number,
): Promise<KeyedDispatch[]> {
  const where =
    before === null
      ? sql`true`
      : before.id === null
        ? sql`d.created_at < ${before.at}::timestamptz`
        : sql`(d.created_at, d.id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const { rows } = await sql<Stored>`
    select d.id, ${exactInstant('d.created_at')} as at, d.created_at, d.verb, d.state, d.stage, d.content, d.attachment_ids, d.targets -> 'choices' as choices,
      d.actor_kind, d.actor_id, d.is_automatic, c.handle as channel_handle, d.not_before, d.attempts, d.error_kind, d.error_message, d.part, d.parts
    from dispatch d join channel c on c.workspace_id = d.workspace_id and c.id = d.channel_id
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = ${conversationId}
      and (d.state in ('waiting', 'held', 'queued', 'sending', 'failed', 'unknown')
        or (d.state = 'sent' and d.sent_message_id is null and d.verb in ('reply', 'direct'))) and ${where}
    order by d.created_at desc, d.id desc limit ${limit}`.execute(tx);
  const attachments = await readAttachmentsById(
    tx,
    rows.flatMap((row) => row.attachment_ids),
  );
  return rows.map((row) => ({ at: row.at, dispatch: toDispatch(row, attachments) }));
}

function toDispatch(row: Stored, attachments: ReadonlyMap<string, AttachmentView>): TimelineDispatch {
  return {
    kind: 'dispatch',
    id: row.id,
    at: row.created_at.toISOString(),
    verb: row.verb,
    state: row.state,
    stage: row.stage,
    text: row.content,
    agentId: row.actor_kind === 'agent' ? row.actor_id : null,
    automatic: row.is_automatic,
    channelHandle: row.channel_handle,
    notBefore: row.not_before.toISOString(),
    attempts: row.attempts,
    errorKind: row.error_kind,
    errorMessage: row.error_message,
    attachments: row.attachment_ids.flatMap((id) => attachments.get(id) ?? []),
    ...(row.choices && { choices: row.choices }),
    thread: row.part === null || row.parts === null ? null : { part: row.part, of: row.parts },
  };
}
