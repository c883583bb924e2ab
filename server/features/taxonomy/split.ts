import type { Taxonomy, Theme } from '#contract/taxonomy.ts';

type Part = { id: string; name: string; words: readonly string[] };

/** Pure: themes with a part of one split off by words, which it no longer has itself. */
export function splitOff({ themes }: Taxonomy, from: string, { id, name, words }: Part): Taxonomy {
  const part: Theme = { id, name, description: '', words: [...words], examples: [], mergedInto: null, splitFrom: from };
  const kept = themes.map((theme) =>
    theme.id === from ? { ...theme, words: theme.words.filter((word) => !words.includes(word)) } : theme,
  );
  return { themes: [...kept, part] };
}

/** Pure: themes without one, whose words go back to the theme that gave them. */
export function takeOut({ themes }: Taxonomy, id: string, backTo: string | null, words: readonly string[]): Taxonomy {
  return {
    themes: themes
      .filter((theme) => theme.id !== id)
      .map((theme) => ({
        ...theme,
        splitFrom: theme.splitFrom === id ? null : theme.splitFrom,
        words:
          theme.id === backTo ? [...theme.words, ...words.filter((word) => !theme.words.includes(word))] : theme.words,
      })),
  };
}
