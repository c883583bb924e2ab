import type { RawRequest } from '../connector.ts';

/** More is no delivery of a mail. */
const mostFields = 200;

/**
 * Pure: the fields of a form or of a flat JSON object, the first of each name; null for a body that is neither. A form of
 * parts is read as bytes, since a mail need not be UTF-8.
 */
export function readFields({ headers, body }: RawRequest): Map<string, Buffer> | null {
  const type = headers['content-type'] ?? '';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (/^multipart\/form-data\b/i.test(type)) return readParts(bytes, boundaryOf(type));
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return readPairs(bytes);
  if (/^application\/json\b/i.test(type)) return readObject(bytes);
  return null;
}

function boundaryOf(type: string): string | null {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type) ?? [];
  return quoted ?? bare ?? null;
}

function readParts(bytes: Buffer, boundary: string | null): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  if (boundary === null) return fields;
  const line = Buffer.from(`--${boundary}`);
  const next = Buffer.from(`\r\n--${boundary}`);
  let at = bytes.indexOf(line);
  for (let n = 0; at >= 0 && n < mostFields; n += 1) {
    const headStart = at + line.length + 2;
    const headEnd = bytes.indexOf('\r\n\r\n', headStart - 2);
    if (headEnd < 0) break;
    const end = bytes.indexOf(next, headEnd + 2);
    if (end < 0) break;
    const name = nameOf(bytes.subarray(headStart, headEnd).toString('utf8'));
    if (name !== null && !fields.has(name)) fields.set(name, bytes.subarray(Math.min(headEnd + 4, end), end));
    at = end + 2;
  }
  return fields;
}

function nameOf(head: string): string | null {
  return /^content-disposition:[^\r\n]*?[;\s]name="([^"\r\n]{1,200})"/im.exec(head)?.[1] ?? null;
}

function readPairs(bytes: Buffer): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  for (const [name, value] of new URLSearchParams(bytes.toString('latin1')))
    if (!fields.has(name) && fields.size < mostFields) fields.set(name, Buffer.from(value));
  return fields;
}

function readObject(bytes: Buffer): Map<string, Buffer> {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
    return new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, Buffer.from(value)]] : [])));
  } catch {
    return new Map();
  }
}
