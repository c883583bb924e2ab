import * as z from 'zod';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { keyOf, resourceOf } from './json.ts';
import { blank, invalid } from './problems.ts';
import type { Reader } from './reader.ts';
import { type Server, snowflake } from './store.ts';

const imageTypes = ['image/jpeg', 'image/png', 'image/webp'];
const mostBytes = 5 * 1024 * 1024;

export async function upload(server: Server, { request }: Call, { account }: Reader): Promise<Answer> {
  const form = await readForm(request);
  const file = form.file('media');
  const category = form.text('media_category') ?? '';
  if (!file || !['tweet_image', 'dm_image'].includes(category)) throw invalid('media, media_category: are required');
  if (!imageTypes.includes(file.mimeType)) throw invalid(`The media type ${file.mimeType} is not supported.`);
  if (file.bytes.length > mostBytes) throw new Refusal(413, blank, 'The media is too large.');
  const id = snowflake(server.now());
  server.db.run(
    'insert into media (id, account_id, category, mime_type, bytes) values (?, ?, ?, ?, ?)',
    ...[id, account.id, category, file.mimeType, file.bytes],
  );
  return { body: { data: { id, media_key: keyOf(id), size: file.bytes.length, expires_after_secs: 86_400 } } };
}

const Described = z.object({
  id: z.string(),
  metadata: z.object({ alt_text: z.object({ text: z.string().max(1000) }) }),
});

export async function describe(server: Server, call: Call, { account }: Reader): Promise<Answer> {
  const { id, metadata } = await call.json(Described);
  const alt = metadata.alt_text.text;
  const { changes } = server.db.run('update media set alt = ? where id = ? and account_id = ?', alt, id, account.id);
  if (changes === 0) throw invalid(`Your media IDs are invalid: ${id}.`);
  return { body: { data: { id, associated_metadata: { alt_text: { text: alt } } } } };
}

export function mediaFile({ db }: Server, id: string): Answer {
  const media = db.get<{ mime_type: string; bytes: Uint8Array }>('select mime_type, bytes from media where id = ?', id);
  if (!media) throw new Refusal(404, blank, 'Not Found');
  return { headers: { 'content-type': media.mime_type }, body: media.bytes };
}

/** A file of a direct message, for who takes part in it. */
export function directFile({ db }: Server, { params }: Call, { account }: Reader): Answer {
  const { event = '', media: id = '' } = params;
  const media = db.get<{ bytes: Uint8Array }>(
    `select m.bytes from media m join direct d on d.id = m.direct_id
     where m.id = ? and d.id = ? and (d.sender_id = ? or d.recipient_id = ?)`,
    ...[id, event, account.id, account.id],
  );
  if (!media || params.resource !== resourceOf(id)) throw new Refusal(404, blank, 'Not Found');
  return { headers: { 'content-type': 'application/octet-stream' }, body: media.bytes };
}
