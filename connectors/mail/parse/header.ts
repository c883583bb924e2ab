import { decodeWords, splitOutsideQuotes } from './words.ts';

/** Longer heads than this are cut: nobody writes them by hand. */
const longestHead = 256 * 1024;
const mostLines = 5_000;

export type Headers = {
  /** The values as they stand, folded lines joined; names in lower case. */
  all(name: string): string[];
  /** Null when it is missing. */
  first(name: string): string | null;
  /** Decoded, on one line; empty when it is missing. */
  text(name: string): string;
  names(): string[];
};

/** The head of a mail or a part, and where its body begins. */
export function readHeaders(raw: string, start = 0): { headers: Headers; bodyAt: number } {
  const { end, bodyAt } = findEnd(raw, start);
  const lines = raw.slice(start, end).split(/\r?\n/, mostLines);
  const values = new Map<string, string[]>();
  let list: string[] | undefined;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      // A folded line goes on with what came before it.
      if (list) list[list.length - 1] += ` ${line.trim()}`;
      continue;
    }
    const match = /^([!-9;-~]{1,100})[ \t]*:[ \t]*(.*)$/.exec(line);
    list = undefined;
    if (!match?.[1]) continue;
    const name = match[1].toLowerCase();
    list = values.get(name) ?? [];
    list.push(match[2] ?? '');
    values.set(name, list);
  }
  const all = (name: string) => (values.get(name) ?? []).map((value) => value.trim());
  const headers: Headers = {
    all,
    first: (name) => all(name)[0] ?? null,
    text: (name) => oneLine(decodeWords(all(name)[0] ?? '')),
    names: () => [...values.keys()],
  };
  return { headers, bodyAt };
}

function findEnd(raw: string, start: number): { end: number; bodyAt: number } {
  // A part without a head begins with an empty line.
  const empty = /^\r?\n/.exec(raw.slice(start, start + 2));
  if (empty) return { end: start, bodyAt: start + empty[0].length };
  const limit = Math.min(raw.length, start + longestHead);
  const head = raw.slice(start, limit);
  const gap = /\r?\n\r?\n/.exec(head);
  return gap ? { end: start + gap.index, bodyAt: start + gap.index + gap[0].length } : { end: limit, bodyAt: limit };
}

/** Without line breaks and other signs that steer a terminal or another header. */
export const oneLine = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out.
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

export type Address = { address: string; name: string };

/** An address as we may write to it: no spaces, one @, a name of a host behind it. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"',;:()[\]\\\p{Cc}]{1,64}@[^\s@<>"',;:()[\]\\\p{Cc}]{1,189}$/u.test(text);

/** The addresses of a header, in lower case; what is none is left out. */
export function readAddresses(value: string): Address[] {
  return splitOutsideQuotes(value.slice(0, 20_000), ',')
    .slice(0, 200)
    .flatMap((piece) => {
      // `Group: a@b, c@d;` lists its members.
      const one = piece.replace(/^[^<"@]*:(?!\/\/)/, '').replace(/;\s*$/, '');
      const angled = /<\s*([^<>]*?)\s*>[^<>]*$/.exec(one);
      const bare = (angled?.[1] ?? one.replace(/\([^()]*\)/g, '')).trim().toLowerCase();
      if (!isAddress(bare)) return [];
      const before = angled ? one.slice(0, angled.index).trim() : (/\(([^()]*)\)/.exec(one)?.[1] ?? '');
      const name = oneLine(decodeWords(before.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')));
      return [{ address: bare, name: name.slice(0, 200) }];
    });
}
