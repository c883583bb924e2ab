import { sql } from 'kysely';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { cutFile } from './cut-file.ts';
import { cutMessage } from './cut-message.ts';
import { planCuts } from './when.ts';

/** Cuts what is due in a workspace, each message in a transaction of its own. */
export async function cutDue({ db, now }: Pick<Context, 'db' | 'now'>, workspaceId: WorkspaceId): Promise<void> {
  while (await db.inWorkspace(workspaceId, (tx) => cutNext(tx, now())));
}

type Due = { id: string; messageId: string; attachmentId: string | null; kinds: string[]; foundAt: Date };

async function cutNext(tx: Tx, now: Date): Promise<boolean> {
  const { rows } = await sql<Due>`
    select id, message_id as "messageId", attachment_id as "attachmentId", kinds, found_at as "foundAt" from secret
    where workspace_id = ${tx.workspaceId} and cut_at is null and due_at <= ${now}
    order by due_at, id limit 1 for update skip locked`.execute(tx);
  const [secret] = rows;
  if (!secret) return false;
  const { body } = await readActive(tx, 'secrets');
  const { due, next } = planCuts(body, secret.kinds, secret.foundAt, now);
  const { messageId, attachmentId } = secret;
  const isCut = attachmentId === null ? await cutMessage(tx, messageId, new Set(due)) : await cutFile(tx, attachmentId);
  await sql`
    update secret set due_at = ${next}, cut_at = ${next === null && due.length > 0 ? now : null}::timestamptz
    where workspace_id = ${tx.workspaceId} and id = ${secret.id}`.execute(tx);
  if (isCut) await tell(tx, messageId, due, now);
  return true;
}

async function tell(tx: Tx, messageId: string, kinds: readonly string[], now: Date): Promise<void> {
  const message = await tx
    .selectFrom('message')
    .select('conversation_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  record(tx, {
    type: 'message.cut',
    at: now,
    actor: systemActor,
    subject: { kind: 'message', id: messageId },
    ...(message.conversation_id === null ? {} : { conversationId: message.conversation_id }),
    detail: { kinds: [...kinds] },
  });
}
