import type { PersonalKind } from '#contract/personal-data.ts';

export type { PersonalKind } from '#contract/personal-data.ts';

/** A stretch of a text, half open, in UTF-16 units. */
export type Span = { kind: PersonalKind; from: number; to: number };

/** The same in the text as it is read, before it is placed in the text as it was typed. */
export type Found = Span;

/** What a pattern's group fits, where `fits` says so. The pattern carries the flags d and g. */
export function spansOf(
  text: string,
  pattern: RegExp,
  kind: PersonalKind,
  fits: (found: string) => boolean = () => true,
): Found[] {
  const spans: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const [from, to] = match.indices?.[match.length > 1 ? 1 : 0] ?? [0, 0];
    if (to > from && fits(text.slice(from, to))) spans.push({ kind, from, to });
  }
  return spans;
}
