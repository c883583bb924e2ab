import type { Random } from '#cli/seed/random.ts';
import { rawNumber, toBytes } from './seeds.ts';

type Json = Record<string, unknown> | unknown[];

/** Values that stand where something else was expected. */
const oddValues: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  0.5,
  [],
  {},
  [[]],
  ...['9007199254740993', '99999999999999999999999', '-1e999', '1e999', '1E-400'].map(rawNumber),
  '9007199254740993',
  '0001-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-02-31T25:61:61Z',
  'not a date',
  'https://',
  'javascript:alert(1)',
  'http://[::1',
  '__proto__',
  'constructor',
  '\u0000',
  'a\u0000b',
  '\ud83d',
  '\udc00x',
  '\u202Eevil\u2066\u2069',
  `Z${'\u0301\u0323\u20dd'.repeat(300)}`,
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'سلام\u200f شكرا',
  '\ufeff',
  'x'.repeat(5_000),
  '<!DOCTYPE html><html><body>502</body></html>',
  `${'&amp;'.repeat(500)}<${'<a href="'.repeat(200)}`,
];

/** Pure: a delivery that is not quite as the network sends it; the same for the same random stream. */
export function mutate(document: unknown, random: Random): Uint8Array {
  let changed = structuredClone(document);
  const times = 1 + random.below(4);
  for (let n = 0; n < times; n += 1) changed = changeJson(changed, random);
  const bytes = toBytes(changed);
  return random.chance(0.15) ? changeBytes(bytes, random) : bytes;
}

function changeJson(document: unknown, random: Random): unknown {
  const places = placesIn(document);
  const place = places.length === 0 ? null : random.pick(places);
  if (place === null) return random.pick(oddValues);
  const { inside, key } = place;
  const value: unknown = Reflect.get(inside, key);
  const put = (replacement: unknown) => void Reflect.set(inside, key, replacement);
  switch (random.below(9)) {
    case 0:
      if (Array.isArray(inside)) inside.splice(Number(key), 1);
      else Reflect.deleteProperty(inside, key);
      break;
    case 1:
      put([value]);
      break;
    case 2:
      put(typeof value === 'string' ? Number(value) : String(value));
      break;
    case 3: {
      // Something else of the same delivery.
      const other = random.pick(places);
      put(structuredClone(Reflect.get(other.inside, other.key)));
      break;
    }
    case 4:
      if (Array.isArray(inside)) inside.splice(Number(key), 0, structuredClone(value));
      else Reflect.set(inside, `${key}_new`, structuredClone(value));
      break;
    case 5:
      if (Array.isArray(inside)) inside.reverse();
      else put(random.pick(oddValues));
      break;
    case 6:
      put(typeof value === 'string' ? changeText(value, random) : random.pick(oddValues));
      break;
    default:
      put(random.pick(oddValues));
  }
  return document;
}

/** Every value of a document, by what it stands in. */
function placesIn(document: unknown): { inside: Json; key: string }[] {
  const found: { inside: Json; key: string }[] = [];
  const open = [document];
  for (let inside = open.pop(); inside !== undefined; inside = open.pop()) {
    if (typeof inside !== 'object' || inside === null) continue;
    for (const key of Object.keys(inside)) {
      // Own objects of a parsed document are records and lists.
      found.push({ inside: inside as Json, key });
      open.push(Reflect.get(inside, key));
    }
  }
  return found;
}

/** What is packed as base64, such as a mail, is changed within. */
function changeText(text: string, random: Random): string {
  if (text.length >= 80 && /^[A-Za-z0-9+/]+={0,2}$/.test(text))
    return Buffer.from(changeBytes(Buffer.from(text, 'base64'), random)).toString('base64');
  const at = random.below(text.length + 1);
  const odd = random.pick(oddValues.filter((value) => typeof value === 'string'));
  return text.slice(0, at) + odd + text.slice(at + random.below(3));
}

function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (random.below(5)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)]);
    case 2:
      return Buffer.concat([before, Buffer.from([0xff, 0xfe, 0xc0]), after]);
    case 3:
      return Buffer.concat([Buffer.from('\ufeff'), bytes]);
    default:
      return Buffer.concat([before, bytes.subarray(random.below(bytes.length + 1)), after]);
  }
}
