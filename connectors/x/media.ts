import { ConnectorError } from '../connector-error.ts';
import type { OutboundAttachment } from '../outbound.ts';
import type { Session } from '../session.ts';
import { isFilm, uploadFilm } from './film.ts';
import { encode } from './form.ts';
import { x } from './limits.ts';
import { Anything, Created } from './shapes.ts';
import { call } from './tokens.ts';

export type Place = 'tweet' | 'dm';

/** Brings images and films there, each image with its description. Answers their ids. */
export async function uploadAll(session: Session, attachments: readonly OutboundAttachment[], place: Place) {
  const ids: string[] = [];
  for (const attachment of attachments) ids.push(await upload(session, attachment, place));
  return ids;
}

/** What no post names is seen by nobody, so a lost answer is a try that did nothing. */
async function upload(session: Session, attachment: OutboundAttachment, place: Place): Promise<string> {
  try {
    if (isFilm(attachment)) return await uploadFilm(session, attachment, `${place}_video`);
    return await uploadImage(session, attachment, `${place}_image`);
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${attachment.name} did not reach X.`, { cause: error });
  }
}

async function uploadImage(session: Session, attachment: OutboundAttachment, category: string): Promise<string> {
  const { alt, ...file } = attachment;
  const bytes = await encode(file, { media_category: category });
  const wanted = { method: 'POST', path: '/2/media/upload', bytes, reply: Created, timeoutMs: 60_000 } as const;
  const { data } = await call(session, wanted);
  if (alt.trim() !== '') await describe(session, data.id, alt);
  return data.id;
}

async function describe(session: Session, id: string, alt: string): Promise<void> {
  const text = [...alt].slice(0, x.altLength).join('');
  const json = { id, metadata: { alt_text: { text } } };
  await call(session, { method: 'POST', path: '/2/media/metadata', json, reply: Anything });
}
