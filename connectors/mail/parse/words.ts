import { decodeBase64, decodeCharset, decodeQuotedPrintable } from './charset.ts';

const word = /=\?([^?\s]{1,40})\?([bq])\?([^?\s]*)\?=/gi;

/** The text of a header's value: encoded words (RFC 2047) and bare 8-bit letters become what they stand for. */
export function decodeWords(value: string): string {
  // White space between two encoded words belongs to neither.
  const joined = value.replace(/(\?=)[ \t]+(?==\?[^?\s]{1,40}\?[bq]\?)/gi, '$1');
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of joined.matchAll(word)) {
    const [whole, charset = '', kind = '', body = ''] = match;
    add(pieces, { bytes: joined.slice(at, match.index) });
    const bytes = kind.toLowerCase() === 'b' ? decodeBase64(body) : decodeQuotedPrintable(body.replaceAll('_', ' '));
    add(pieces, { bytes, charset: charset.split('*')[0]?.toLowerCase() });
    at = match.index + whole.length;
  }
  add(pieces, { bytes: joined.slice(at) });
  return pieces.map(({ bytes, charset }) => decodeCharset(bytes, charset)).join('');
}

type Piece = { bytes: string; charset?: string | undefined };

/** A letter may be cut between two words of the same charset. */
function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece.bytes === '') return;
  if (last && last.charset === piece.charset) last.bytes += piece.bytes;
  else pieces.push(piece);
}

/** A value with parameters, such as `text/plain; charset=utf-8`, also over several lines and charsets (RFC 2231). */
export function readParameters(value: string): { value: string; parameters: Map<string, string> } {
  const [first = '', ...rest] = splitOutsideQuotes(value, ';');
  const pieces = new Map<string, { text: string; isEncoded: boolean }[]>();
  for (const one of rest.slice(0, 100)) {
    const match = /^\s*([^=*\s]{1,60})(?:\*(\d{1,2}))?(\*)?\s*=\s*([\s\S]*?)\s*$/.exec(one);
    if (!match) continue;
    const [, name = '', n = '0', star, raw = ''] = match;
    const list = pieces.get(name.toLowerCase()) ?? [];
    list[Number(n)] = { text: unquote(raw), isEncoded: star !== undefined };
    pieces.set(name.toLowerCase(), list);
  }
  const parameters = new Map([...pieces].map(([name, list]) => [name, join(list.filter(Boolean))]));
  return { value: first.trim().toLowerCase(), parameters };
}

function join(list: { text: string; isEncoded: boolean }[]): string {
  const [first] = list;
  if (!first?.isEncoded) return decodeWords(list.map(({ text }) => text).join(''));
  const [charset = '', , ...rest] = first.text.split("'");
  const texts = [rest.join("'"), ...list.slice(1).map(({ text }) => text)];
  const bytes = texts
    .join('')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeCharset(bytes, charset);
}

const unquote = (text: string) =>
  text.startsWith('"')
    ? text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined).replace(/\\(.)/g, '$1')
    : text;

/** Pieces between a sign that stands outside of quotes and comments. */
export function splitOutsideQuotes(text: string, sign: ',' | ';'): string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"' && depth === 0) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (letter === sign && depth === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}
