import { ConnectorError } from '#connectors/connector-error.ts';
import type { Http, HttpReply } from '#connectors/session.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { PictureError, type PictureProblem } from '#server/pictures/pictures.ts';
import { wayOutOf } from '#server/way-out.ts';
import { cutDelivered, isDelivered } from './delivered.ts';
import { isOfNetwork, readFromNetwork } from './from-network.ts';
import { type KeptPicture, keepDrawn } from './picture.ts';
import { kindOf, sniff } from './sniff.ts';

const mostRedirects = 3;
/** A network that has not given a file after this long is not asked again; the job's last try comes a little later. */
const patienceMs = 3 * 60_000;

/** Longer captions than this are no captions. */
const captionBytes = 200_000;

type Pending = {
  id: string;
  url: string;
  captionsUrl: string | null;
  kind: string;
  createdAt: Date;
  conversationId: string | null;
};
type Stored = { state: 'stored'; bytes: Uint8Array; mimeType: string };
type Settled = Stored | { state: 'refused' | 'gone' };

/** Brings a network's file into our own storage, so that the agent's browser never calls the network. */
export async function fetchAttachment(context: Context, workspaceId: WorkspaceId, attachmentId: string): Promise<void> {
  const { db, now } = context;
  const { pending, http } = await db.inWorkspace(workspaceId, async (tx) => ({
    pending: await findPending(tx, attachmentId),
    http: await wayOutOf(context, tx),
  }));
  if (!pending) return;
  const settled = isDelivered(pending.url)
    ? judge(await cutDelivered(context, workspaceId, { attachmentId, url: pending.url }), pending.kind)
    : await download(
        isOfNetwork(pending.url)
          ? () => readFromNetwork(context, workspaceId, { attachmentId, url: pending.url })
          : () => readPublic(http, pending.url),
        pending,
        now(),
      );
  const kept = settled.state === 'stored' ? await keep(context, workspaceId, settled) : null;
  const captions = kept && pending.captionsUrl ? await downloadCaptions(http, pending.captionsUrl) : null;
  await db.inWorkspace(workspaceId, (tx) => settle(tx, pending, settled.state, { ...kept, captions }, now()));
}

/** What the row of a kept file says of it. */
type Kept =
  | (KeptPicture & { kind?: never })
  | { kind?: 'file'; mime_type: string; size_bytes: number; sha256: string; problem?: PictureProblem };

/** Pictures are drawn again; one that cannot be is kept as it came, to be taken as a file. */
async function keep(context: Context, workspaceId: WorkspaceId, { bytes, mimeType }: Stored): Promise<Kept> {
  const asItCame = async () => ({ size_bytes: bytes.length, sha256: await context.files.keep(workspaceId, bytes) });
  if (kindOf(mimeType) !== 'image') return { mime_type: mimeType, ...(await asItCame()) };
  try {
    return await keepDrawn(context, workspaceId, bytes);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    return { kind: 'file', mime_type: 'application/octet-stream', problem: error.problem, ...(await asItCame()) };
  }
}

async function findPending(tx: Tx, attachmentId: string): Promise<Pending | null> {
  const row = await tx
    .selectFrom('attachment as a')
    .leftJoin('message as m', (join) =>
      join.onRef('m.workspace_id', '=', 'a.workspace_id').onRef('m.id', '=', 'a.message_id'),
    )
    .select(['a.id', 'a.remote_url', 'a.captions_url', 'a.kind', 'a.created_at', 'm.conversation_id'])
    .where('a.workspace_id', '=', tx.workspaceId)
    .where('a.id', '=', attachmentId)
    .where('a.state', '=', 'pending')
    .executeTakeFirst();
  if (!row || row.remote_url === null) return null;
  return {
    id: row.id,
    url: row.remote_url,
    captionsUrl: row.captions_url,
    kind: row.kind,
    createdAt: row.created_at,
    conversationId: row.conversation_id,
  };
}

/** Null for a file that is gone, `refused` for one that is not given. Throws ConnectorError. */
async function readPublic(http: Http, url: string): Promise<Uint8Array | null | 'refused'> {
  const reply = await getFile(http, url);
  if (reply.status >= 500 || reply.status === 429)
    throw new ConnectorError('transient', `The file server answered ${reply.status}.`);
  if (reply.status === 404 || reply.status === 410) return null;
  return reply.status === 200 ? reply.body : 'refused';
}

/** Throws what may pass, so that the job tries again. */
async function download(
  read: () => Promise<Uint8Array | null | 'refused'>,
  { kind, createdAt }: Pending,
  now: Date,
): Promise<Settled> {
  try {
    const bytes = await read();
    return bytes === 'refused' ? { state: 'refused' } : judge(bytes, kind);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.kind === 'gone') return { state: 'gone' };
    if (error.kind !== 'transient' && error.kind !== 'rate_limited') return { state: 'refused' };
    if (now.getTime() - createdAt.getTime() > patienceMs) return { state: 'gone' };
    throw error;
  }
}

function judge(bytes: Uint8Array | null, kind: string): Settled {
  if (bytes === null) return { state: 'gone' };
  const mimeType = sniff(bytes);
  // Something else under the name of a picture is not looked at.
  if (kind !== 'file' && kindOf(mimeType) !== kind) return { state: 'refused' };
  return { state: 'stored', bytes, mimeType };
}

/** A film is shown without its captions rather than not at all: what is no WebVTT or cannot be read is null. */
async function downloadCaptions(http: Http, url: string): Promise<string | null> {
  try {
    const { status, body } = await getFile(http, url);
    if (status !== 200 || body.length > captionBytes) return null;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return /^WEBVTT(\s|$)/.test(text) && !text.includes('\0') ? text : null;
  } catch {
    return null;
  }
}

/** Reads a network's file, following redirects: each address is judged by the guard like the first. */
export async function getFile(http: Http, first: string, timeoutMs?: number): Promise<HttpReply> {
  let url = first;
  for (let redirects = 0; ; redirects += 1) {
    const reply = await http({ method: 'GET', url, timeoutMs });
    const { location } = reply.headers;
    if (reply.status < 300 || reply.status >= 400 || !location || redirects === mostRedirects) return reply;
    url = new URL(location, url).toString();
  }
}

async function settle(
  tx: Tx,
  pending: Pending,
  state: Settled['state'],
  kept: Partial<Kept> & { captions: string | null },
  now: Date,
): Promise<void> {
  const changed = await tx
    .updateTable('attachment')
    .set({ state, ...kept })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', pending.id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  record(tx, {
    type: 'attachment.settled',
    at: now,
    actor: systemActor,
    subject: { kind: 'attachment', id: pending.id },
    conversationId: pending.conversationId ?? undefined,
    detail: { state },
  });
}
