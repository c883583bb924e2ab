import { sql } from 'kysely';
import type { AttachmentView } from '#contract/timeline.ts';
import type { Tx } from '#server/db/client.ts';

/** Sent to us in private, as long as the policy covers such pictures. */
const isCovered = sql<boolean>`(attachment.kind = 'image' and attachment.message_id is not null and exists (
    select from message m where m.workspace_id = attachment.workspace_id and m.id = attachment.message_id
      and m.direction = 'in' and m.visibility = 'private')
  and coalesce((select p.body #>> '{pictures,cover}' from policy p where p.workspace_id = attachment.workspace_id
    and p.kind = 'secrets' and p.state = 'active'), 'until_looked_at') <> 'never')`;

const columns = [
  'id',
  'message_id',
  'kind',
  'state',
  'mime_type',
  'name',
  'alt',
  'size_bytes',
  'problem',
  // What was never measured is large until it is looked at.
  sql<boolean>`kind = 'image' and (frames is null or frames = 1 and greatest(width, height) > 640)`.as('is_large'),
  sql<boolean>`captions is not null`.as('has_captions'),
  sql<boolean>`exists (select from secret s
    where s.workspace_id = attachment.workspace_id and s.attachment_id = attachment.id and not s.is_private_picture)`.as(
    'is_identity',
  ),
  isCovered.as('is_covered'),
] as const;

type Stored = {
  id: string;
  message_id: string | null;
  kind: string;
  state: string;
  mime_type: string | null;
  name: string;
  alt: string;
  size_bytes: number | null;
  problem: string | null;
  is_large: boolean;
  has_captions: boolean;
  is_identity: boolean;
  is_covered: boolean;
};

/** The attachments of each message, in its order. */
export async function readAttachments(tx: Tx, messageIds: readonly string[]): Promise<Map<string, AttachmentView[]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('attachment')
    .select(columns)
    .where('workspace_id', '=', tx.workspaceId)
    .where('message_id', 'in', messageIds)
    .orderBy('n')
    .execute();
  const byMessage = Map.groupBy(rows, (row) => row.message_id ?? '');
  return new Map([...byMessage].map(([messageId, some]) => [messageId, some.map(toView)]));
}

/** These attachments by their id. */
export async function readAttachmentsById(tx: Tx, ids: readonly string[]): Promise<Map<string, AttachmentView>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('attachment')
    .select(columns)
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, toView(row)]));
}

function toView(row: Stored): AttachmentView {
  const url = row.state === 'stored' && !row.is_covered ? `/api/attachments/${row.id}` : null;
  return {
    id: row.id,
    kind: row.kind as AttachmentView['kind'],
    state: row.state as AttachmentView['state'],
    mimeType: row.mime_type,
    name: row.name,
    alt: row.alt,
    sizeBytes: row.size_bytes,
    url,
    ...(url !== null && row.is_large ? { thumbnailUrl: `${url}/thumbnail` } : {}),
    ...(row.problem === null ? {} : { problem: row.problem as NonNullable<AttachmentView['problem']> }),
    captionsUrl: row.has_captions ? `/api/attachments/${row.id}/captions` : null,
    ...(row.is_identity ? { identity: true } : {}),
    ...(row.is_covered ? { covered: true } : {}),
  };
}
