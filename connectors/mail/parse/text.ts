import type { Attachment } from 'postal-mime';
import { htmlToText } from '#connectors/html.ts';
import type { InboundAttachment } from '#connectors/inbound.ts';
import type { Mail } from './read.ts';

/** More than this in a row is no letter. */
const longestText = 200_000;

/** Pure: what it says. Plain text is preferred to HTML. */
export function textOf({ text, html }: Mail): string {
  const plain = text?.trim() ?? '';
  const said = plain === '' && html !== undefined ? htmlToText(withoutComments(html)).trim() : plain;
  return said.replaceAll('\r\n', '\n').slice(0, longestText);
}

/** Comments hold what only some programs show. One without an end goes on to the end, as in a browser. */
function withoutComments(html: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<!--'); open !== -1; open = html.indexOf('<!--', at)) {
    kept.push(html.slice(at, open));
    const close = html.indexOf('-->', open);
    if (close === -1) return kept.join('');
    at = close + '-->'.length;
  }
  kept.push(html.slice(at));
  return kept.join('');
}

/** Signatures and reports are no files of a customer. */
const silent = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'message/delivery-status',
]);
const mostAttachments = 50;

/** Pure: what hangs on it, each named by its place. */
export function attachmentsOf({ attachments }: Mail): InboundAttachment[] {
  return attachments
    .map((one, n) => ({ one, id: String(n + 1) }))
    .filter(({ one }) => !silent.has(one.mimeType) && bytesOf(one).length > 0)
    .slice(0, mostAttachments)
    .map(({ one, id }) => describe(one, id));
}

function describe({ mimeType, filename }: Attachment, externalId: string): InboundAttachment {
  const [family] = mimeType.split('/');
  const kind = family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
  return {
    externalId,
    kind: mimeType === 'image/svg+xml' ? 'file' : kind,
    url: `delivery:${externalId}`,
    alt: (filename ?? '').replace(/[\\/]/g, '_').slice(0, 200),
    mimeType,
  };
}

/** The bytes of the attachment that was named so; null when there is none. */
export function cut({ attachments }: Mail, externalId: string): Uint8Array | null {
  const found = attachments[Number(externalId) - 1];
  return found ? bytesOf(found) : null;
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
