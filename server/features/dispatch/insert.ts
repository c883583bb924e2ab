import { sql } from 'kysely';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { contentHash, type Plan } from '#server/features/gate/commands.ts';
import type { Actor } from '#server/http/viewer.ts';
import { partKey } from './parts.ts';

type New = {
  plan: Plan;
  clientKey: string;
  seenVersion: number;
  version: number;
  isAutomatic: boolean;
  state: string;
  actor: Actor;
  entered: Record<string, unknown>;
};

/** A dispatch as it was just written, as far as it differs from its answer. */
export type Inserted = { id: string; content: string; attachment_ids: string[] };

/** Writes what is to leave: one dispatch, or one for each part of a thread, in order. Fewer come back when a key is taken. */
export async function insertDispatches(
  tx: Tx,
  { plan, clientKey, seenVersion, version, isAutomatic, state, actor, entered }: New,
  { now, undoMs }: { now: Date; undoMs: number },
): Promise<Inserted[]> {
  const isThread = plan.parts.length > 1;
  const written: Inserted[] = [];
  const chainId = newId(now);
  for (const [n, content] of plan.parts.entries()) {
    const part = n + 1;
    const id = part === 1 ? chainId : newId(now);
    // Pictures and what was made of saved replies go with the first.
    const attachmentIds = part === 1 ? plan.attachmentIds : [];
    const savedReplyIds = part === 1 ? plan.savedReplyIds : [];
    const said =
      part === 1
        ? {
            ...entered,
            ...(isThread && {
              whole: plan.content.slice(0, plan.content.length - plan.signOff.length),
              signOff: plan.signOff,
            }),
          }
        : {};
    const { rows } = await sql<{ id: string }>`
      insert into dispatch (workspace_id, id, conversation_id, message_id, thread_id, channel_id, verb, stage, targets, content,
        attachment_ids, saved_reply_ids, content_hash, client_key, seen_version, conversation_version, state, not_before, actor_kind, actor_id,
        created_at, is_automatic, entered, sign_off, trace, chain_id, part, parts)
      values (${tx.workspaceId}, ${id}, ${plan.conversationId}, ${plan.messageId}, ${plan.threadId}, ${plan.channelId}, ${plan.verb}, ${plan.stage},
        ${JSON.stringify(plan.targets)}::jsonb, ${content}, ${attachmentIds}::uuid[], ${savedReplyIds}::uuid[],
        ${isThread ? contentHash(content) : plan.contentHash}, ${partKey(clientKey, part)}, ${seenVersion}, ${version}, ${state},
        ${new Date(now.getTime() + undoMs)}, ${actor.kind}, ${actor.id}, ${inOrder(now, n)}, ${isAutomatic}, ${JSON.stringify(said)}::jsonb, ${isThread ? '' : plan.signOff},
        ${JSON.stringify([{ at: now, step: state === 'waiting' ? 'waits' : 'queued' }])}::jsonb,
        ${isThread ? chainId : null}, ${isThread ? part : null}, ${isThread ? plan.parts.length : null})
      on conflict (workspace_id, client_key) do nothing returning id`.execute(tx);
    if (rows.length === 0) break;
    written.push({ id, content, attachment_ids: attachmentIds });
  }
  return written;
}

/** Parts of one moment stand in their order. */
const inOrder = (now: Date, n: number) => new Date(now.getTime() + n);
