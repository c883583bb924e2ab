import type { ReactNode } from 'react';
import type { TextRange } from '#contract/search.ts';

/** A text with the words that were found marked. Ranges are half-open, in order, in UTF-16 units. */
export function Marked({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at || to <= from) continue;
    parts.push(text.slice(at, from));
    parts.push(
      <mark key={from} className="rounded-xs bg-soon-bg px-px font-semibold text-soon">
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  return [...parts, text.slice(at)];
}
