import { createHash } from 'node:crypto';
import type { Answer, Call } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { graphRefusal } from './graph-error.ts';
import { newNumericId, newSecret, type Server } from './store.ts';
import { getVariants } from './variants.ts';

/** What the network takes, in bytes. */
const most: Readonly<Record<string, number>> = {
  'image/jpeg': 5_242_880,
  'image/png': 5_242_880,
  'video/mp4': 16_777_216,
  'audio/ogg': 16_777_216,
  'audio/mpeg': 16_777_216,
  'application/pdf': 104_857_600,
  'image/webp': 524_288,
};

type Media = { id: string; account_id: string; mime_type: string; sha256: string; bytes: Uint8Array };

export function keepMedia({ db, now }: Server, accountId: string, bytes: Uint8Array, mimeType: string): string {
  const id = newNumericId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  db.run('insert into media values (?, ?, ?, ?, ?, ?)', id, accountId, mimeType, sha256, bytes, now().toISOString());
  return id;
}

export async function upload(server: Server, { request }: Call, accountId: string): Promise<Answer> {
  const form = await readForm(request);
  const file = form.file('file');
  if (form.text('messaging_product') !== 'whatsapp' || !file) throw graphRefusal(100, 'file is missing');
  const limit = most[file.mimeType];
  if (limit === undefined || file.bytes.length > limit) throw graphRefusal(131053, file.mimeType);
  return { body: { id: keepMedia(server, accountId, file.bytes, file.mimeType) } };
}

/** An address that holds for five minutes. */
export function describeMedia(server: Server, accountId: string, id: string) {
  const media = server.db.get<Media>('select * from media where id = ? and account_id = ?', id, accountId);
  if (!media) return null;
  const secret = newSecret();
  const expires = new Date(server.now().getTime() + getVariants(server).mediaUrlMs).toISOString();
  server.db.run('insert into media_url values (?, ?, ?)', secret, id, expires);
  return {
    messaging_product: 'whatsapp',
    id,
    url: `${server.baseUrl()}/media/${secret}`,
    mime_type: media.mime_type,
    sha256: media.sha256,
    file_size: String(media.bytes.length),
  };
}

export function mediaFile({ db, now }: Server, secret: string, accountId: string): Answer {
  const media = db.get<Media>(
    `select m.* from media_url u join media m on m.id = u.media_id
     where u.secret = ? and u.expires_at > ? and m.account_id = ?`,
    ...[secret, now().toISOString(), accountId],
  );
  if (!media) throw graphRefusal(33, 'The address has expired');
  return { headers: { 'content-type': media.mime_type }, body: media.bytes };
}
