import type { InboundAttachment } from '#connectors/connector.ts';
import { htmlToText } from '#connectors/html.ts';
import { allParts, bytesOf, type Part, textOf } from './parts.ts';

/** More than this in a row is no letter. */
const longestText = 200_000;

/** What a mail says and what hangs on it. */
export type Content = { text: string; attachments: InboundAttachment[] };

/** Pure. Plain text is preferred to HTML; every part that is not read as text is an attachment. */
export function readContent(root: Part): Content {
  const texts: string[] = [];
  const attached: Part[] = [];
  gather(root, texts, attached);
  const text = texts
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join('\n\n');
  return { text: text.slice(0, longestText), attachments: attached.map(attachmentOf) };
}

function gather(part: Part, texts: string[], attached: Part[]): void {
  if (part.type === 'multipart/alternative' && part.children.length > 0) {
    const best = pick(part.children);
    if (best) gather(best, texts, attached);
    // A calendar or a file beside the texts is kept too.
    for (const other of part.children) if (other !== best && !holdsText(other)) attach(other, attached);
  } else if (part.type.startsWith('multipart/')) for (const child of part.children) gather(child, texts, attached);
  else if (isText(part))
    texts.push(part.type === 'text/html' ? htmlToText(withoutComments(textOf(part))) : readPlain(part));
  else attach(part, attached);
}

const isText = ({ type, disposition, name }: Part) =>
  (type === 'text/plain' || type === 'text/html') &&
  disposition !== 'attachment' &&
  (name === null || disposition === 'inline');

const holdsText = (part: Part) => [...allParts(part)].some(isText);

/** The plain text unless it is empty; else the last that can be read, which its sender likes best. */
function pick(children: readonly Part[]): Part | undefined {
  const plain = children.find((one) => one.type === 'text/plain' && isText(one) && textOf(one).trim() !== '');
  return plain ?? children.findLast(holdsText) ?? children.at(-1);
}

/** Lines that were broken for the way (RFC 3676) are joined again. */
function readPlain(part: Part): string {
  const text = textOf(part);
  if (part.parameters.get('format')?.toLowerCase() !== 'flowed') return text;
  const isJoined = part.parameters.get('delsp')?.toLowerCase() === 'yes';
  return text.replace(/^ (?=[ >]|From )/gm, '').replace(/^(?!-- \n)(?!>)([^\n]*) \n(?!>)/gm, isJoined ? '$1' : '$1 ');
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

/** Signatures and pictures that only decorate are no files of a customer. */
const silent = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'message/delivery-status',
]);

function attach(part: Part, attached: Part[]): void {
  if (part.type.startsWith('multipart/')) {
    for (const child of part.children) attach(child, attached);
    return;
  }
  if (!silent.has(part.type) && part.raw.length > 0 && attached.length < 50) attached.push(part);
}

function attachmentOf(part: Part): InboundAttachment {
  const [family] = part.type.split('/');
  const kind = family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
  return {
    externalId: part.path || '0',
    kind: part.type === 'image/svg+xml' ? 'file' : kind,
    url: `delivery:${part.path || '0'}`,
    alt: (part.name ?? '').replace(/[\\/]/g, '_').slice(0, 200),
    mimeType: part.type,
  };
}

/** The bytes of the attachment that was named so; null when there is none. */
export function cut(root: Part, externalId: string): Uint8Array | null {
  for (const part of allParts(root))
    if ((part.path || '0') === externalId) return Uint8Array.from(Buffer.from(bytesOf(part), 'latin1'));
  return null;
}
