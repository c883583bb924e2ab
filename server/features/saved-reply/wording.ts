import { piecesOf } from '#contract/saved-reply-text.ts';

/** Fewer letters may be anybody's words: a text that names no saved reply is not held against one so short. */
const tellingLetters = 60;

/** Pure: a text as it is compared: what nobody sees and how it is spaced and capitalised does not count. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Pure: the stretches of a saved reply that stand in every text made from it, plain and in order. */
function fixedStretches(source: string): string[] {
  return piecesOf(source)
    .map((piece) => (piece.kind === 'words' ? plainText(piece.text) : ''))
    .filter((stretch) => /[\p{L}\p{N}]/u.test(stretch));
}

/** Pure: the longest of them; empty for a text of variables alone. */
export function anchorOf(source: string): string {
  return fixedStretches(source).reduce((longest, one) => (one.length > longest.length ? one : longest), '');
}

/** Pure: whether so much of a text is fixed that nobody else writes it by chance. */
export const isTelling = (source: string) => fixedStretches(source).join('').length >= tellingLetters;

/** Pure: whether a text still holds every fixed word of a saved reply, whatever was filled in or written around it. */
export function holdsUnchanged(source: string, text: string): boolean {
  const stretches = fixedStretches(source);
  const plain = plainText(text);
  let from = 0;
  for (const stretch of stretches) {
    const at = plain.indexOf(stretch, from);
    if (at < 0) return false;
    from = at + stretch.length;
  }
  return stretches.length > 0;
}
