import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import type { CorrectionInput, CorrectionOutcome } from '#contract/correction.ts';
import type { ReplyOutcome } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { derivedId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { actOnMessage, editMessage, saySomething } from '#server/features/dispatch/commands.ts';
import { withdrawPromises } from '#server/features/task/commands.ts';
import { findPromised } from '#server/features/task/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

type Outside = { connectors: readonly Connector[]; now: Date; undoMs: number };
type Wrong = {
  id: string;
  conversationId: string;
  visibility: string;
  occurredAt: Date;
  version: number;
  text: string;
  deletedAt: Date | null;
  /** The customer's message that it answered, for a further answer. */
  answeredId: string | null;
};

/**
 * Puts something wrong of ours right, through the gate: all that is needed for it leaves, or nothing. Throws `not_found`
 * for what is not ours or out of reach, `refused` for what no longer stands.
 */
export async function correctMessage(
  tx: Tx,
  viewer: Viewer,
  { messageId, input }: { messageId: string; input: CorrectionInput },
  outside: Outside,
): Promise<CorrectionOutcome> {
  const wrong = await getWrong(tx, viewer, messageId);
  const isKnown = await isKnownKey(tx, input.clientKey);
  if (wrong.deletedAt && !isKnown) throw new AppError('refused', 'gate_refused', 'It no longer stands on its network.');
  const outcomes = await send(tx, viewer, { wrong, input }, outside);
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused) return { ok: false, checks: refused.checks };
  if (!isKnown) tell(tx, viewer, { wrong, input }, outside.now);
  const { conversationId } = wrong;
  const after = input.way === 'delete' ? '' : input.text;
  const texts = { before: wrong.text, after, isBeside: input.way === 'follow_up' };
  return {
    ok: true,
    dispatches: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.dispatch] : [])),
    withdrawn: isKnown ? [] : await withdrawPromises(tx, viewer, conversationId, texts, outside.now),
    promises: await findPromised(tx, conversationId, after, outside.now),
  };
}

type Asked = { wrong: Wrong; input: CorrectionInput };

/** New words pass the gate before the old ones go: a refusal leaves everything as it stands. */
async function send(tx: Tx, viewer: Viewer, { wrong, input }: Asked, outside: Outside): Promise<ReplyOutcome[]> {
  const { clientKey, way, text, accepted } = input;
  const { id: messageId } = wrong;
  const why = reasonIn(input);
  const remove = (key: string) =>
    actOnMessage(tx, viewer, { messageId, input: { clientKey: key, verb: 'delete' } }, outside);
  if (way === 'delete') return [await remove(clientKey)];
  if (way === 'edit')
    return [await editMessage(tx, viewer, { messageId, input: { clientKey, text, accepted, ...why } }, outside)];
  const said = await sayAgain(tx, viewer, { wrong, input }, outside);
  if (way === 'follow_up' || !said.ok) return [said];
  const removed = await remove(secondKey(clientKey));
  // The new words are queued already; without the deletion they would stand beside the old ones.
  if (!removed.ok)
    throw new AppError('refused', 'gate_refused', 'It cannot be deleted here.', {
      parameters: { checks: removed.checks },
    });
  return [said, removed];
}

const reasonIn = ({ publishReason }: CorrectionInput) => (publishReason === undefined ? {} : { publishReason });

function sayAgain(tx: Tx, viewer: Viewer, { wrong, input }: Asked, outside: Outside): Promise<ReplyOutcome> {
  const { clientKey, text, accepted } = input;
  const { conversationId, version: seenVersion, answeredId } = wrong;
  const stage = wrong.visibility === 'private' ? ('private' as const) : ('public' as const);
  const replyToId = answeredId ?? undefined;
  const reply = {
    ...{ clientKey, stage, text, seenVersion, accepted, attachmentIds: [], addresseeIds: [] },
    ...reasonIn(input),
  };
  return saySomething(tx, viewer, { conversationId, input: replyToId ? { ...reply, replyToId } : reply }, outside);
}

async function getWrong(tx: Tx, viewer: Viewer, messageId: string): Promise<Wrong> {
  const { rows } = await sql<Wrong>`
    select m.id, m.conversation_id as "conversationId", m.visibility, m.occurred_at as "occurredAt", m.deleted_at as "deletedAt",
      c.version, m.text, (select a.id from message a where a.workspace_id = m.workspace_id and a.origin = m.origin
        and a.external_id = m.reply_to and a.direction = 'in' and a.conversation_id = m.conversation_id) as "answeredId"
    from message m join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${tx.workspaceId} and m.id = ${messageId} and m.direction = 'out'`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound('message');
  await getPlaced(tx, viewer, row.conversationId);
  return row;
}

async function isKnownKey(tx: Tx, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('dispatch')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** The key of the second dispatch of one correction: the same for the same first one. */
const secondKey = (clientKey: string): string => derivedId(`${clientKey} deletes`);

function tell(tx: Tx, viewer: Viewer, { wrong, input }: Asked, now: Date): void {
  record(tx, {
    type: 'message.corrected',
    at: now,
    actor: actorOf(viewer),
    subject: { kind: 'message', id: wrong.id },
    conversationId: wrong.conversationId,
    detail: {
      way: input.way,
      reason: input.reason,
      note: input.note.trim(),
      stage: wrong.visibility === 'private' ? 'private' : 'public',
      stoodMs: Math.max(0, now.getTime() - wrong.occurredAt.getTime()),
    },
  });
}
