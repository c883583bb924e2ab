import { weightedLength } from './weighted-length.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Units in which networks count: what a reader sees as one sign, code points, or UTF-16 units. `fediverse`: graphemes,
 * but a web address is 23 of them however long it is, and of a name elsewhere (`@user@host`) only the user's part counts.
 * `weighted`: as X does (weighted-length.ts). `emoji_bytes`: code points, but an emoji is as long as its UTF-8 bytes (Threads).
 * `bytes`: of the UTF-8 text.
 */
export const textUnits = ['graphemes', 'characters', 'utf16', 'fediverse', 'weighted', 'emoji_bytes', 'bytes'] as const;
export type TextUnit = (typeof textUnits)[number];

const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/giu;
const nameElsewhere =
  /(?<![\p{L}\p{N}_@/])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*(?::\d+)?/giu;
/** What the fediverse counts an address as. */
const countedAddress = 'x'.repeat(23);

/** Shown as a picture by itself or because it is asked to be; a digit or a sign of trademark alone is not. */
const emoji = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
const emojiBytes = (sign: string): number =>
  emoji.test(sign) ? new TextEncoder().encode(sign).length : measure(sign, 'characters');

/** Length of a text in a network's own unit. */
export function measure(text: string, unit: TextUnit): number {
  if (unit === 'fediverse')
    return measure(text.replace(address, countedAddress).replace(nameElsewhere, '$1'), 'graphemes');
  if (unit === 'weighted') return weightedLength(text);
  if (unit === 'emoji_bytes')
    return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + emojiBytes(segment), 0);
  if (unit === 'bytes') return new TextEncoder().encode(text).length;
  if (unit === 'utf16') return text.length;
  if (unit === 'characters') return [...text].length;
  return [...graphemes.segment(text)].length;
}
