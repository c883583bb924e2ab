import { sql } from 'kysely';
import type { Connector } from '#connectors/connector.ts';
import { maxPictureBytes } from '#contract/attachment.ts';
import { type CaptureInput, mostCapturePictures } from '#contract/capture.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { keepPicture } from '#server/features/attachment/commands.ts';
import { changeConversation, refuseMerged, statusAfterSent } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readConversation } from '#server/features/gate/queries.ts';
import { lockIntake, takeIn } from '#server/features/intake/commands.ts';
import { readKept } from '#server/features/vanishing/queries.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { answeredId, answerOf, capturedId, itemOf } from './item.ts';
import * as queries from './queries.ts';

type Outside = { connectors: readonly Connector[]; now: Date };

/**
 * Writes down what somebody saw; it is taken in as if the network had delivered it. A second try with the same id finds
 * what the first wrote. Throws `not_found` for an account where nothing is written down, `bad_request` for the future.
 */
export async function addCapture(
  tx: Tx,
  viewer: Viewer,
  { id, ...input }: CaptureInput & { id: string },
  { connectors, now }: Outside,
): Promise<string> {
  refuseFuture(input.at, now);
  await lockIntake(tx);
  const receiver = await queries.getReceiver(tx, connectors, input.channelId);
  const known = await queries.findWritten(tx, capturedId(id));
  if (known) return known.conversationId;
  await takeIn(tx, receiver, itemOf(id, input), now);
  const written = await queries.findWritten(tx, capturedId(id));
  if (!written) throw new Error('What was written down stands in no conversation.');
  const { messageId, conversationId } = written;
  record(tx, {
    ...{ type: 'message.captured', at: now, actor: actorOf(viewer), subject: { kind: 'message', id: messageId } },
    ...{ conversationId, detail: { network: receiver.network } },
  });
  return conversationId;
}

/** `body` is what came over HTTP: the bytes of the picture, where its type was said. */
type Picture = { captureId: string; n: number; body: unknown };

/**
 * Adds a picture to what was written down; the same place takes one, however often it is sent. Throws `not_found`,
 * `unsupported_media`, `file_too_large`, `file_type_refused`, and `not_possible_here` for what vanishes where such files are not kept.
 */
export async function addPicture(
  context: Context,
  viewer: Viewer,
  { captureId, n, body: bytes }: Picture,
): Promise<string> {
  const { db, now } = context;
  const place = (tx: Tx) => getWritten(tx, viewer, captureId);
  await db.inWorkspace(viewer.workspaceId, place);
  if (!Buffer.isBuffer(bytes))
    throw new AppError('invalid', 'unsupported_media', 'Send the picture itself, with its type as content-type.');
  if (bytes.length > maxPictureBytes)
    throw new AppError('too_large', 'file_too_large', `Make the picture smaller than ${maxPictureBytes} bytes.`, {
      parameters: { max: maxPictureBytes },
    });
  const kept = await keepPicture(context, viewer.workspaceId, bytes);
  return db.inWorkspace(viewer.workspaceId, async (tx) => {
    const { messageId, conversationId } = await place(tx);
    await sql`select from message where workspace_id = ${tx.workspaceId} and id = ${messageId} for update`.execute(tx);
    const known = await tx
      .selectFrom('attachment')
      .select('id')
      .where('workspace_id', '=', tx.workspaceId)
      .where('message_id', '=', messageId)
      .where('n', '=', n)
      .executeTakeFirst();
    if (known) return known.id;
    const id = newId(now());
    await tx
      .insertInto('attachment')
      .values({
        ...{ workspace_id: tx.workspaceId, id, message_id: messageId, n: Math.min(n, mostCapturePictures - 1) },
        ...{ kind: 'image', state: 'stored', ...kept, alt: '', name: '', created_at: now() },
      })
      .execute();
    await changeConversation(tx, actorOf(viewer), conversationId, { touched: true }, now());
    record(tx, {
      ...{ type: 'attachment.settled', at: now(), actor: actorOf(viewer), subject: { kind: 'attachment', id } },
      ...{ conversationId, detail: { state: 'stored' } },
    });
    return id;
  });
}

async function getWritten(tx: Tx, viewer: Viewer, captureId: string) {
  const written = await queries.findWritten(tx, capturedId(captureId));
  if (!written) throw notFound('capture');
  await getPlaced(tx, viewer, written.conversationId);
  if (written.vanishes && !(await readKept(tx))(written))
    throw new AppError(
      'conflict',
      'not_possible_here',
      'Pictures of what vanishes on this network are not kept here (Settings → Clocks → What vanishes).',
    );
  return written;
}

/**
 * Writes down an answer that was given in the network's own app: it stands in the conversation with who gave it, and the
 * customer no longer waits. A second try with the same id finds what the first wrote. Throws `not_found`, `bad_request`.
 */
export async function logAnswer(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  { id, ...said }: { id: string; text: string; at: string },
  { connectors, now }: Outside,
): Promise<string> {
  refuseFuture(said.at, now);
  await getPlaced(tx, viewer, conversationId);
  await lockIntake(tx);
  const { mergedInto } = await readConversation(tx, conversationId, true);
  await refuseMerged(tx, conversationId, mergedInto !== null);
  const known = await queries.findWritten(tx, answeredId(id));
  if (known) return known.messageId;
  const { channelId, name, ...answered } = await queries.getNewest(tx, connectors, conversationId);
  const receiver = await queries.getReceiver(tx, connectors, channelId);
  const account = { externalId: receiver.externalId, handle: receiver.handle, name };
  const messageId = await takeIn(tx, receiver, answerOf(id, said, { ...answered, account }), now);
  // A colleague gave it, as the one who writes it down says.
  await tx
    .updateTable('message')
    .set({ agent_id: viewer.agentId, is_foreign: false })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', messageId)
    .execute();
  const actor = actorOf(viewer);
  const { status } = await getPlaced(tx, viewer, conversationId);
  await changeConversation(tx, actor, conversationId, { status: statusAfterSent(status) }, now);
  record(tx, {
    ...{ type: 'message.answered_there', at: now, actor, subject: { kind: 'message', id: messageId }, conversationId },
    detail: { network: receiver.network },
  });
  return messageId;
}

/** A clock of a browser may be ahead of ours by so much. */
const skewMs = 5 * 60_000;

function refuseFuture(at: string, now: Date): void {
  if (Date.parse(at) <= now.getTime() + skewMs) return;
  throw new AppError('invalid', 'bad_request', 'This is still to come. Choose a moment that has passed.', {
    parameters: { issues: [{ path: 'at', message: 'is still to come' }] },
  });
}
