/** What is typed after a slash at the beginning of a word, right before the caret; null when there is none. */
export function slashAt(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('/');
  if (from < 0) return null;
  // A slash within a word is an address, a date or an alternative.
  if (from > 0 && !/[\s([{"'“‘«„]/u.test(before[from - 1] ?? '')) return null;
  const query = before.slice(from + 1);
  const isOver = query.length > 40 || query.includes('\n') || query.startsWith(' ') || query.split(/\s+/u).length > 4;
  return isOver ? null : { from, query };
}

/** The text with what was saved in place of the slash and the words behind it, and where the caret stands then. */
export function insertAt(
  text: string,
  { from, query }: { from: number; query: string },
  words: string,
): { text: string; caret: number } {
  const isThere = text.slice(from, from + 1 + query.length) === `/${query}`;
  const end = isThere ? from + 1 + query.length : from;
  const rest = text.slice(end);
  const gap = rest === '' || /^\s/u.test(rest) ? '' : ' ';
  return { text: text.slice(0, from) + words + gap + rest, caret: from + words.length };
}

/** Types a slash at the caret so that it begins a word, as the keyboard does. */
export function typeSlash(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  const { value, selectionStart, selectionEnd } = field;
  field.focus();
  field.setRangeText(slashFor(value, selectionStart), selectionStart, selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** What is to be typed so that a slash begins a word. */
export const slashFor = (text: string, caret: number) => (caret > 0 && !/\s/u.test(text[caret - 1] ?? '') ? ' /' : '/');

/** The next blank at or after a place; null when there is none. */
export function nextBlank(text: string, from: number): { start: number; end: number } | null {
  const blank = /\[[^[\]\r\n]{1,60}\]/gu;
  blank.lastIndex = from;
  const match = blank.exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}
