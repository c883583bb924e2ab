import { decodeBase64, decodeCharset, decodeQuotedPrintable } from './charset.ts';
import { type Headers, readHeaders } from './header.ts';
import { readParameters } from './words.ts';

/** How deep and how many: more is no letter but an attack. */
const deepest = 20;
const mostParts = 300;

/** A node of a mail's tree. `path` counts from 1 at each level: `1.2` is the second part of the first. */
export type Part = {
  path: string;
  /** In lower case, such as `text/plain`. */
  type: string;
  parameters: Map<string, string>;
  headers: Headers;
  /** Empty for what is no container. */
  children: Part[];
  disposition: string;
  /** As the sender names it; null for none. */
  name: string | null;
  /** As it travels: one byte per UTF-16 unit. */
  raw: string;
};

/** The tree of a mail given as one byte per UTF-16 unit. Bounded in depth and number; never throws. */
export function readParts(raw: string): Part {
  const budget = { left: mostParts };
  return readPart(raw, '', 0, budget, 'text/plain');
}

function readPart(raw: string, path: string, depth: number, budget: { left: number }, otherwise: string): Part {
  const { headers, bodyAt } = readHeaders(raw);
  const { value, parameters } = readParameters(headers.first('content-type') ?? '');
  const type = /^[^\s/]+\/[^\s/]+$/.test(value) ? value : otherwise;
  const { value: disposition, parameters: placing } = readParameters(headers.first('content-disposition') ?? '');
  const named = placing.get('filename') ?? parameters.get('name') ?? '';
  const part: Part = {
    ...{ path, type, parameters, headers, disposition, raw: raw.slice(bodyAt), children: [] },
    name: named === '' ? null : named,
  };
  const boundary = parameters.get('boundary');
  if (!type.startsWith('multipart/') || !boundary || depth >= deepest) return part;
  const inside = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const [n, piece] of split(part.raw, boundary, budget.left).entries()) {
    if (budget.left <= 0) break;
    budget.left -= 1;
    part.children.push(readPart(piece, path === '' ? `${n + 1}` : `${path}.${n + 1}`, depth + 1, budget, inside));
  }
  return part;
}

/** What stands between the boundary's lines; a mail that was cut ends where it ends. */
function split(body: string, boundary: string, most: number): string[] {
  const pieces: string[] = [];
  const mark = `--${boundary}`;
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1 && pieces.length < most; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const lineEnd = body.indexOf('\n', at);
    const rest = body.slice(at + mark.length, lineEnd === -1 ? undefined : lineEnd).trimEnd();
    if (rest !== '' && rest !== '--') continue;
    if (start !== -1) pieces.push(body.slice(start, at).replace(/\r?\n$/, ''));
    if (rest === '--' || lineEnd === -1) return pieces;
    start = lineEnd + 1;
  }
  if (start !== -1 && pieces.length < most) pieces.push(body.slice(start));
  return pieces;
}

/** The part's bytes, one per UTF-16 unit, freed from what they travelled in. */
export function bytesOf({ headers, raw }: Pick<Part, 'headers' | 'raw'>): string {
  switch ((headers.first('content-transfer-encoding') ?? '').trim().toLowerCase()) {
    case 'base64':
      return decodeBase64(raw);
    case 'quoted-printable':
      return decodeQuotedPrintable(raw);
    default:
      return raw;
  }
}

export function textOf(part: Part): string {
  return decodeCharset(bytesOf(part), part.parameters.get('charset')).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

/** Every part in reading order, containers included. */
export function* allParts(part: Part): Generator<Part> {
  yield part;
  for (const child of part.children) yield* allParts(child);
}
