import type { OutboundAttachment } from '../outbound.ts';

type Sent = Omit<OutboundAttachment, 'alt'>;

/** A form with the file as its `media`. */
export async function encode(file: Sent, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('media', new Blob([Uint8Array.from(file.bytes)], { type: file.mimeType }), file.name);
  const encoded = new Response(form);
  const body = new Uint8Array(await encoded.arrayBuffer());
  return { body, mimeType: encoded.headers.get('content-type') ?? 'multipart/form-data' };
}
