import { readFile } from 'node:fs/promises';
import { getAccount } from './accounts.ts';
import { readImage } from './images.ts';
import { type Network, Refusal } from './network.ts';
import { readCaptions, readRecording } from './recordings.ts';
import type { Answer, Route } from './router.ts';
import type { Stream } from './stream.ts';

const pageFiles: Record<string, string> = {
  'index.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'elements.js': 'text/javascript; charset=utf-8',
  'network.js': 'text/javascript; charset=utf-8',
  'faults.js': 'text/javascript; charset=utf-8',
  'messages.js': 'text/javascript; charset=utf-8',
  'others.js': 'text/javascript; charset=utf-8',
  'square.js': 'text/javascript; charset=utf-8',
  'files.js': 'text/javascript; charset=utf-8',
  'write.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

// Even opened on its own, a file can neither run nor load anything.
const filePolicy = "default-src 'none'; sandbox";

/** The customers' page with its pictures, films and sounds, below `/sandbox`. */
export function pageRoutes(network: Network, stream: Stream): Route[] {
  return [
    { method: 'GET', path: '/', answer: () => readPageFile('index.html') },
    // Whoever mounts us beside other networks answers this before us.
    { method: 'GET', path: '/networks/', answer: () => ({ body: { networks: [] } }) },
    { method: 'GET', path: '/page/:name', answer: ({ params }) => readPageFile(params.name ?? '') },
    { method: 'GET', path: '/images/:file', answer: ({ params }) => image(network, params.file ?? '') },
    {
      method: 'GET',
      path: '/recordings/:file',
      answer: ({ params, request }) => recording(network, params.file ?? '', request.headers.range),
    },
    { method: 'GET', path: '/avatars/:id.svg', answer: ({ params }) => avatar(network, params.id ?? '') },
    { method: 'GET', path: '/stream', answer: () => ({ take: stream.add }) },
  ];
}

async function readPageFile(name: string): Promise<Answer> {
  const type = Object.hasOwn(pageFiles, name) ? pageFiles[name] : undefined;
  if (type === undefined) throw new Refusal(404, 'not_found', 'There is nothing at this address.');
  const body = await readFile(new URL(`./page/${name}`, import.meta.url));
  return {
    headers: {
      'content-type': type,
      'content-security-policy': pagePolicy,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
    body,
  };
}

function image(network: Network, file: string): Answer {
  const { bytes, mimeType } = readImage(network, file.replace(/\.\w+$/, ''));
  return { headers: fileHeaders(mimeType), body: bytes };
}

/** A film or a sound, or the part of it that a player asks for; or what is said in it. */
function recording(network: Network, file: string, range: string | undefined): Answer {
  const id = file.replace(/\.\w+$/, '');
  if (file.endsWith('.vtt')) {
    return { headers: fileHeaders('text/vtt; charset=utf-8'), body: readCaptions(network, id) };
  }
  const { bytes, mimeType } = readRecording(network, id);
  const headers = { ...fileHeaders(mimeType), 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(to ? Number(to) : bytes.length - 1, bytes.length - 1);
  if (from === undefined || start > end) return { headers, body: bytes };
  const part = { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` };
  return { status: 206, headers: part, body: bytes.subarray(start, end + 1) };
}

function avatar(network: Network, accountId: string): Answer {
  const { name, color } = getAccount(network, accountId);
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
<rect width="96" height="96" fill="${escapeXml(color)}"/><text x="48" y="49" fill="#fff" font-family="system-ui, sans-serif"
 font-size="36" font-weight="600" text-anchor="middle" dominant-baseline="central">${escapeXml(initials(name))}</text></svg>`;
  return { headers: fileHeaders('image/svg+xml'), body };
}

function fileHeaders(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': filePolicy,
    'cache-control': 'private, max-age=3600',
    'cross-origin-resource-policy': 'same-site',
  };
}

/** First letters of the first two words; of a name in one word, its first character. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
