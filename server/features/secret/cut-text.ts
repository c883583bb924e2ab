import { findPersonalData } from '#server/personal-data/find.ts';
import { mask } from '#server/personal-data/mask.ts';

type Kinds = ReadonlySet<string>;

/** The text without what is of these kinds, sign by sign, or null when it holds none. Pure. */
export function cutText(text: string, kinds: Kinds): string | null {
  const spans = findPersonalData(text).filter(({ kind }) => kinds.has(kind));
  return spans.length === 0 ? null : mask(text, spans);
}

/** The same in every text of a value of JSON, as `cut` does it; null when it holds none. Pure. */
export function cutJson(value: unknown, kinds: Kinds, cut = cutText): unknown {
  let isCut = false;
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const left = cut(one, kinds);
      isCut ||= left !== null;
      return left ?? one;
    }
    if (Array.isArray(one)) return one.map(walk);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  const walked = walk(value);
  return isCut ? walked : null;
}

/** Between signs that belong together, a network may write marks of its own. */
const markup = /<[^>]{0,500}>|&[a-z0-9#]{1,10};/gi;
/** Fewer letters stand in any body by chance. */
const telling = 8;
const bare = (text: string) => text.replace(markup, '').replace(/[^\p{L}\p{N}]/gu, '');

/** A text as a network writes it: where a secret only shows once its marks are gone, they go with it. */
function cutWritten(text: string, kinds: Kinds): string | null {
  const left = cutText(text, kinds);
  return cutText((left ?? text).replace(markup, ' '), kinds) ?? left;
}

/**
 * Raw bytes of a network without secrets: each text of a JSON body by itself, else the whole as one text. `secrets` are
 * stretches that were found elsewhere; bytes that still hold one, however it is written there, are emptied. Null: nothing
 * to do. Pure.
 */
export function cutBody(body: Buffer, kinds: Kinds, secrets: readonly string[]): Buffer | null {
  const text = body.toString('utf8');
  const cut = cutRaw(text, kinds);
  const left = bare(cut ?? text);
  if (secrets.map(bare).some((secret) => secret.length >= telling && left.includes(secret))) return Buffer.alloc(0);
  return cut === null ? null : Buffer.from(cut, 'utf8');
}

function cutRaw(text: string, kinds: Kinds): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return cutWritten(text, kinds);
  }
  const cut = cutJson(value, kinds, cutWritten);
  return cut === null ? null : JSON.stringify(cut);
}
