import type { TextLimit } from './connector.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Length of a text in the network's own unit. */
export function measure(text: string, unit: TextLimit['unit']): number {
  if (unit === 'utf16') return text.length;
  if (unit === 'characters') return [...text].length;
  return [...graphemes.segment(text)].length;
}

/** True when a text is within both the unit limit and the byte limit, if there is one. */
export function fits(text: string, limit: TextLimit): boolean {
  if (limit.maxBytes !== undefined && new TextEncoder().encode(text).length > limit.maxBytes) return false;
  return measure(text, limit.unit) <= limit.max;
}
