import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import type { OutboundAttachment } from '../outbound.ts';
import { type Look, lookUntilDone } from '../patience.ts';
import type { Session } from '../session.ts';
import { encode } from './form.ts';
import { x } from './limits.ts';
import { Anything, Created, One } from './shapes.ts';
import { call } from './tokens.ts';

/** What X says of a film that it works on; without `processing_info` there is nothing to wait for. */
const Worked = One(
  z.looseObject({
    processing_info: forgiving(
      z.looseObject({
        state: z.string(),
        check_after_secs: forgiving(z.number().nonnegative()),
      }),
    ),
  }),
);
type Worked = z.output<typeof Worked>;

export const isFilm = ({ mimeType }: Pick<OutboundAttachment, 'mimeType'>): boolean => mimeType.startsWith('video/');

/**
 * Brings a film there in pieces and waits until X has made it ready for a post. Throws `invalid_request` for one that X
 * cannot read, `transient` while it is still at it: the next try begins anew.
 */
export async function uploadFilm(session: Session, film: OutboundAttachment, category: string): Promise<string> {
  const { bytes, mimeType } = film;
  const begun = { media_category: category, media_type: mimeType, total_bytes: bytes.length };
  const path = '/2/media/upload';
  const post = { method: 'POST', timeoutMs: 60_000 } as const;
  const { data } = await call(session, { ...post, path: `${path}/initialize`, json: begun, reply: Created });
  const place = `${path}/${encodeURIComponent(data.id)}`;
  for (let n = 0; n * x.pieceBytes < bytes.length; n += 1) {
    const piece = { ...film, bytes: bytes.subarray(n * x.pieceBytes, (n + 1) * x.pieceBytes) };
    const form = await encode(piece, { segment_index: String(n) });
    await call(session, { ...post, path: `${place}/append`, bytes: form, reply: Anything });
  }
  const ended = await call(session, { ...post, path: `${place}/finalize`, reply: Worked });
  await ready(session, { id: data.id, ended, name: film.name });
  return data.id;
}

type Waited = { id: string; ended: Worked; name: string };

async function ready(session: Session, { id, ended, name }: Waited): Promise<void> {
  let first: Worked | null = ended;
  const look = async (): Promise<Look<true>> => {
    const query = { command: 'STATUS', media_id: id };
    const { data } = first ?? (await call(session, { method: 'GET', path: '/2/media/upload', query, reply: Worked }));
    first = null;
    const { state, check_after_secs: seconds = x.lookAgainSeconds } = data.processing_info ?? {};
    if (state === undefined || state === 'succeeded') return { done: true };
    if (state !== 'failed') return { againInMs: seconds * 1000 };
    throw new ConnectorError('invalid_request', `X cannot show ${name}: it takes MP4 and MOV of up to 140 seconds.`);
  };
  if (await lookUntilDone(look, x.filmPatienceMs)) return;
  throw new ConnectorError('transient', `X is still working on ${name}.`);
}
