import type { Entry, Taxonomy } from '#contract/taxonomy.ts';

type Part = { id: string; name: string; words: readonly string[] };

/** Pure: a taxonomy with a part of one entry split off by words, which that no longer has itself. */
export function splitOff({ entries }: Taxonomy, from: Pick<Entry, 'id' | 'kind'>, { id, name, words }: Part): Taxonomy {
  const rest = { description: '', examples: [], mergedInto: null };
  const part: Entry = { id, kind: from.kind, name, words: [...words], splitFrom: from.id, ...rest };
  const kept = entries.map((entry) =>
    entry.id === from.id ? { ...entry, words: entry.words.filter((word) => !words.includes(word)) } : entry,
  );
  return { entries: [...kept, part] };
}

/** Pure: a taxonomy without one entry, whose words go back to the one that gave them. */
export function takeOut({ entries }: Taxonomy, id: string, backTo: string | null, words: readonly string[]): Taxonomy {
  return {
    entries: entries
      .filter((entry) => entry.id !== id)
      .map((entry) => ({
        ...entry,
        splitFrom: entry.splitFrom === id ? null : entry.splitFrom,
        words:
          entry.id === backTo ? [...entry.words, ...words.filter((word) => !entry.words.includes(word))] : entry.words,
      })),
  };
}
