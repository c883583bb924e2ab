import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { mediaJson } from './json.ts';
import type { Reader } from './reader.ts';
import { type Server, snowflake } from './store.ts';
import { getVariants } from './variants.ts';

export const mediaTypes = [
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  ...['video/webm', 'video/mp4', 'video/quicktime', 'audio/ogg', 'audio/mpeg', 'audio/mp4'],
];

type Media = { id: string; description: string | null; mime_type: string; ready_at: string; bytes: Uint8Array };

/** Takes a file; 202 says that it is still worked on. */
export async function upload(server: Server, { request }: Call, { account }: Reader): Promise<Answer> {
  const form = await readForm(request);
  const file = form.file('file');
  if (!file) throw new Refusal(422, 'invalid', "Validation failed: File can't be blank");
  if (!mediaTypes.includes(file.mimeType))
    throw new Refusal(422, 'invalid', 'Validation failed: File content type is invalid, File is invalid');
  const { mediaMs } = getVariants(server);
  const ready = new Date(server.now().getTime() + mediaMs).toISOString();
  const media = {
    id: snowflake(server.now()),
    description: form.text('description'),
    mime_type: file.mimeType,
    ready_at: ready,
  };
  server.db.run(
    'insert into media (id, account_id, description, mime_type, bytes, ready_at) values (?, ?, ?, ?, ?, ?)',
    ...[media.id, account.id, media.description, media.mime_type, file.bytes, ready],
  );
  return { status: mediaMs > 0 ? 202 : 200, body: mediaJson(server, media) };
}

/** 206 while it is worked on. */
export function mediaState(server: Server, { params }: Call, { account }: Reader): Answer {
  const media = server.db.get<Media>(
    'select * from media where id = ? and account_id = ?',
    params.id ?? '',
    account.id,
  );
  if (!media) throw new Refusal(404, 'not_found', 'Record not found');
  return { status: media.ready_at <= server.now().toISOString() ? 200 : 206, body: mediaJson(server, media) };
}

export function mediaFile(server: Server, id: string): Answer {
  const media = server.db.get<Media>('select * from media where id = ?', id);
  if (!media) throw new Refusal(404, 'not_found', 'Not Found');
  return { headers: { 'content-type': media.mime_type }, body: media.bytes };
}
