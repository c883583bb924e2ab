const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Units in which networks count: what a reader sees as one sign, code points, or UTF-16 units. */
export type TextUnit = 'graphemes' | 'characters' | 'utf16';

/** Length of a text in a network's own unit. */
export function measure(text: string, unit: TextUnit): number {
  if (unit === 'utf16') return text.length;
  if (unit === 'characters') return [...text].length;
  return [...graphemes.segment(text)].length;
}
