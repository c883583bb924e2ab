/** Grounds on which white letters reach 4.5:1, in both themes. */
const grounds = [
  '#56668a',
  '#8a5a44',
  '#7a4d7f',
  '#35716b',
  '#8b5a1e',
  '#54704b',
  '#9a4a5c',
  '#4f6494',
  '#6b5d9e',
  '#3d6f86',
  '#7d6330',
  '#855070',
] as const;

/** The same colour for the same key, on every screen and device. */
export function avatarGround(key: string): string {
  // FNV-1a: spreads names that differ in one letter.
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return grounds[hash % grounds.length] ?? grounds[0];
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** First letters of the first and last word; of a handle, its first letter or digit. "?" when there is none. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/u, (tail) => (name.startsWith('@') ? tail.slice(1) : ''))
    .split(/[\s._-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  const letters = chosen.map((word) => firstGrapheme(word ?? ''));
  return letters.join('').toLocaleUpperCase() || '?';
}

/** Two ASCII characters never join into one, and finding out costs more than drawing the rest of a row. */
const startsPlain = /^[\x20-\x7e](?:[\x20-\x7e]|$)/;

function firstGrapheme(text: string): string {
  if (startsPlain.test(text)) return text.charAt(0);
  for (const { segment } of segments.segment(text)) return segment;
  return '';
}
