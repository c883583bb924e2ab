export type TextPart = { text: string; href?: string };

/** A web address up to the next space or bracket that closes nothing. */
const address = /https?:\/\/[^\s<>"“”]+/giu;
const trailing = /[.,;:!?'’)\]]+$/u;

/** A text cut into plain parts and web addresses, so that links can be pressed and nothing else becomes markup. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = withoutTail(match[0]);
    if (!URL.canParse(href)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from) });
  return parts;
}

/** The full stop of the sentence is no part of the address, a bracket only if the address opened one. */
function withoutTail(found: string): string {
  const tail = trailing.exec(found)?.[0] ?? '';
  const bare = found.slice(0, found.length - tail.length);
  return tail.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
}
