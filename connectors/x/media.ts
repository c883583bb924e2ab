import { ConnectorError, type OutboundAttachment, type Session } from '../connector.ts';
import { x } from './limits.ts';
import { Anything, Created } from './shapes.ts';
import { call } from './tokens.ts';

export type Place = 'tweet_image' | 'dm_image';

/** Brings images there, each with its description. Answers their ids. */
export async function uploadAll(session: Session, attachments: readonly OutboundAttachment[], place: Place) {
  const ids: string[] = [];
  for (const attachment of attachments) ids.push(await upload(session, attachment, place));
  return ids;
}

/** An image that no post names is seen by nobody, so a lost answer is a try that did nothing. */
async function upload(session: Session, attachment: OutboundAttachment, place: Place): Promise<string> {
  const { name, mimeType, bytes, alt } = attachment;
  const form = new FormData();
  form.set('media_category', place);
  form.set('media', new File([Uint8Array.from(bytes)], name, { type: mimeType }));
  const encoded = new Response(form);
  const body = new Uint8Array(await encoded.arrayBuffer());
  const type = encoded.headers.get('content-type') ?? 'multipart/form-data';
  const wanted = { method: 'POST', path: '/2/media/upload', bytes: { body, mimeType: type }, reply: Created } as const;
  try {
    const { data } = await call(session, { ...wanted, timeoutMs: 60_000 });
    if (alt.trim() !== '') await describe(session, data.id, alt);
    return data.id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${name} did not reach X.`, { cause: error });
  }
}

async function describe(session: Session, id: string, alt: string): Promise<void> {
  const text = [...alt].slice(0, x.altLength).join('');
  const json = { id, metadata: { alt_text: { text } } };
  await call(session, { method: 'POST', path: '/2/media/metadata', json, reply: Anything });
}
