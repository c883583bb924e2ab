import { rawNumber, toBytes } from './seeds.ts';

/** A delivery in a shape that was made to hurt. */
export type Hostile = { name: string; body: Uint8Array };

/** Pure: what a network that means us harm could make of a real delivery; `sizeBytes` for what is only large. */
export function hostileShapes(document: unknown, sizeBytes: number): Hostile[] {
  const text = (one: string) => mapLeaves(document, (value) => (isWords(value) ? one : value));
  const depth = Math.min(100_000, sizeBytes / 10);
  const grown = (times: number) => growLists(document, times);
  const each = Math.max(1, JSON.stringify(document).length);
  return [
    { name: 'nested deeply', body: Buffer.from(`${'{"a":['.repeat(depth)}${']}'.repeat(depth)}`) },
    { name: 'nested deeply within', body: deepWithin(document, depth) },
    { name: 'never closed', body: Buffer.from('['.repeat(sizeBytes)) },
    { name: 'ten thousand entities', body: toBytes(grown(Math.min(10_000, sizeBytes / 100))) },
    { name: 'large as a whole', body: toBytes(grown(Math.ceil(sizeBytes / each))) },
    { name: 'one long text', body: toBytes(text('word '.repeat(sizeBytes / 20))) },
    { name: 'text without a space', body: toBytes(text('x'.repeat(sizeBytes / 4))) },
    { name: 'combining marks', body: toBytes(text(`e${'\u0301'.repeat(sizeBytes / 8)}`)) },
    { name: 'from right to left', body: toBytes(text('\u202eסלאם \u2067'.repeat(sizeBytes / 80))) },
    { name: 'angle brackets', body: toBytes(text('<'.repeat(sizeBytes / 4))) },
    { name: 'addresses', body: toBytes(text('https://a.b/@c#d '.repeat(sizeBytes / 80))) },
    { name: 'blank space', body: toBytes(text(' \n'.repeat(sizeBytes / 8))) },
    { name: 'entities of HTML', body: toBytes(text('&amp;'.repeat(sizeBytes / 20))) },
    {
      name: 'numbers past 2^53',
      body: toBytes(
        mapLeaves(document, (value) => (typeof value === 'number' ? rawNumber('9007199254740993') : value)),
      ),
    },
    {
      name: 'numbers for ids',
      body: toBytes(
        mapLeaves(document, (value) => (typeof value === 'string' && /^\d+$/.test(value) ? rawNumber(value) : value)),
      ),
    },
    {
      name: 'ids without end',
      body: toBytes(mapLeaves(document, (value) => (isId(value) ? `${value}`.repeat(500) : value))),
    },
  ];
}

const isWords = (value: unknown) => typeof value === 'string' && /\s/.test(value);
const isId = (value: unknown) =>
  typeof value === 'string' && /^[\w:.-]{8,}$/.test(value) && !/^\d{4}-\d\d-/.test(value);

function mapLeaves(document: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(document)) return document.map((one) => mapLeaves(one, change));
  if (typeof document !== 'object' || document === null) return change(document);
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, mapLeaves(value, change)]));
}

/** The longest list of a document, that often as long. */
function growLists(document: unknown, times: number): unknown {
  let longest: unknown[] = [];
  mapLists(document, (list) => {
    if (list.length > longest.length) longest = list;
  });
  const grown = structuredClone(document);
  mapLists(grown, (list) => {
    if (list.length !== longest.length || JSON.stringify(list) !== JSON.stringify(longest)) return;
    const first = [...list];
    while (list.length < times) list.push(...first);
  });
  return grown;
}

function mapLists(document: unknown, visit: (list: unknown[]) => void): void {
  if (typeof document !== 'object' || document === null) return;
  for (const value of Object.values(document)) mapLists(value, visit);
  if (Array.isArray(document)) visit(document);
}

/** A real delivery with nothing but brackets in the place of each text. */
function deepWithin(document: unknown, depth: number): Uint8Array {
  const marked = JSON.stringify(mapLeaves(document, (value) => (isWords(value) ? '#deep' : value)));
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  // Once is enough: each further one only makes it longer.
  return Buffer.from(marked.replace('"#deep"', deep));
}
