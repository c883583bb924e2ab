import { sql } from 'kysely';
import type { AttachmentView } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';
import { notFound } from '#server/errors.ts';
import { getPlacedContact } from '#server/features/contact/queries.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readAttachmentsById } from '#server/features/message/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

export { isFitted } from './fitting.ts';
export { readOutbound } from './outbound.ts';
export { sniff } from './sniff.ts';

const isPrivatePicture = sql<boolean>`(a.kind = 'image' and m.direction = 'in' and m.visibility = 'private')`;

const coversPictures = (tx: Tx) => sql<boolean>`coalesce((select p.body #>> '{pictures,cover}' from policy p
  where p.workspace_id = ${tx.workspaceId} and p.kind = 'secrets' and p.state = 'active'), 'until_looked_at') <> 'never'`;

const isCovered = (tx: Tx, { agentId, apiKeyId }: Viewer) => sql<boolean>`coalesce(
  ${isPrivatePicture} and ${coversPictures(tx)} and not exists (select from attachment_look l
    where l.workspace_id = a.workspace_id and l.attachment_id = a.id and l.viewer_id = ${agentId ?? apiKeyId}), false)`;

export type AttachmentFile = {
  id: string;
  name: string;
  state: string;
  mimeType: string | null;
  sizeBytes: number | null;
  sha256: string | null;
  /** Null for what is no picture, and for one kept before they were drawn again. */
  frames: number | null;
  captions: string | null;
  agentId: string | null;
  isSent: boolean;
  /** A person says that it shows an identity document. */
  isIdentity: boolean;
  /** A customer sent it in private, and the viewer has not looked at it. */
  isCovered: boolean;
  /** Null for what is to go with a mail that nobody began yet. */
  conversationId: string | null;
};

/**
 * The one way to an attachment: through a conversation that the viewer may see. A picture in the thread around one
 * belongs to whoever sees a conversation of that thread. Throws `not_found`.
 */
export async function getAttachmentFile(tx: Tx, viewer: Viewer, attachmentId: string): Promise<AttachmentFile> {
  const row = await tx
    .selectFrom('attachment as a')
    .leftJoin('message as m', (join) =>
      join.onRef('m.workspace_id', '=', 'a.workspace_id').onRef('m.id', '=', 'a.message_id'),
    )
    .select([
      'a.id',
      'a.name',
      'a.state',
      'a.mime_type as mimeType',
      'a.size_bytes as sizeBytes',
      'a.sha256',
      'a.frames',
      'a.captions',
      'a.agent_id as agentId',
      'a.message_id as messageId',
      'm.thread_id as threadId',
      sql<boolean>`exists (select from secret s
        where s.workspace_id = a.workspace_id and s.attachment_id = a.id and not s.is_private_picture)`.as(
        'isIdentity',
      ),
      isCovered(tx, viewer).as('isCovered'),
      'a.contact_id as contactId',
      (eb) => eb.fn.coalesce('m.conversation_id', 'a.conversation_id').as('conversationId'),
    ])
    .where('a.workspace_id', '=', tx.workspaceId)
    .where('a.id', '=', attachmentId)
    .executeTakeFirst();
  if (!row) throw notFound('attachment');
  const { messageId, threadId, contactId, conversationId: own, ...rest } = row;
  if (contactId !== null) {
    await getPlacedContact(tx, viewer, contactId);
    return { ...rest, isSent: false, conversationId: null };
  }
  const conversationId = own
    ? await reachable(tx, viewer, [own])
    : await reachable(tx, viewer, await around(tx, threadId));
  return { ...rest, isSent: messageId !== null, conversationId };
}

/** What of a file's row is needed to serve it. */
export type ServedFile = Pick<AttachmentFile, 'id' | 'name' | 'state' | 'mimeType' | 'sizeBytes' | 'sha256'>;

/** A file of a message in this conversation, for those who see it by another right than reach. Throws `not_found`. */
export async function getFileOf(tx: Tx, conversationId: string, attachmentId: string): Promise<ServedFile> {
  const row = await tx
    .selectFrom('attachment as a')
    .innerJoin('message as m', (join) =>
      join.onRef('m.workspace_id', '=', 'a.workspace_id').onRef('m.id', '=', 'a.message_id'),
    )
    .select(['a.id', 'a.name', 'a.state', 'a.mime_type as mimeType', 'a.size_bytes as sizeBytes', 'a.sha256'])
    .where('a.workspace_id', '=', tx.workspaceId)
    .where('a.id', '=', attachmentId)
    .where('m.conversation_id', '=', conversationId)
    .where('m.deleted_at', 'is', null)
    // An identity document is for those of the team who may see it, and what came in private for who looks at it.
    .where(sql<boolean>`not exists (select from secret s
      where s.workspace_id = a.workspace_id and s.attachment_id = a.id and not s.is_private_picture)`)
    .where(sql<boolean>`not (${isPrivatePicture} and ${coversPictures(tx)})`)
    .executeTakeFirst();
  if (!row) throw notFound('attachment');
  return row;
}

export async function getAttachmentView(tx: Tx, attachmentId: string): Promise<AttachmentView> {
  const view = (await readAttachmentsById(tx, [attachmentId])).get(attachmentId);
  if (!view) throw notFound('attachment');
  return view;
}

async function around(tx: Tx, threadId: string | null): Promise<string[]> {
  const rows = await tx
    .selectFrom('conversation_thread')
    .select('conversation_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('thread_id', '=', threadId)
    .execute();
  return rows.map((row) => row.conversation_id);
}

async function reachable(tx: Tx, viewer: Viewer, conversationIds: readonly string[]): Promise<string> {
  for (const [n, id] of conversationIds.entries()) {
    const isLast = n === conversationIds.length - 1;
    const placed = await getPlaced(tx, viewer, id).catch((error: unknown) => {
      if (isLast) throw error;
      return null;
    });
    if (placed) return id;
  }
  throw notFound('attachment');
}
