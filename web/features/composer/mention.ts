export type Mentioned = { id: string; name: string };

/** The name being typed after an @ right before the caret; null when there is none. */
export function mentionAt(text: string, caret: number): { from: number; query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0) return null;
  // An @ within a word is an address.
  if (from > 0 && !/[\s([{"'“‘]/u.test(before[from - 1] ?? '')) return null;
  const query = before.slice(from + 1);
  // A name has few words; a line break ends it.
  return query.length > 40 || query.includes('\n') || query.split(/\s+/u).length > 3 ? null : { from, query };
}

/** The text with a name in place of what was typed, and where the caret stands then. */
export function insertMention(
  text: string,
  caret: number,
  from: number,
  name: string,
): { text: string; caret: number } {
  const inserted = `@${name} `;
  return { text: text.slice(0, from) + inserted + text.slice(caret).trimStart(), caret: from + inserted.length };
}

/** Who of these is still named in the text; longer names first, so that "@Ana Maria" does not call Ana. */
export function mentionedIn(text: string, people: readonly Mentioned[]): string[] {
  let rest = text;
  const ids: string[] = [];
  for (const { id, name } of [...people].sort((a, b) => b.name.length - a.name.length)) {
    const called = `@${name}`;
    if (!name || !rest.includes(called)) continue;
    ids.push(id);
    rest = rest.replaceAll(called, ' ');
  }
  return ids;
}
