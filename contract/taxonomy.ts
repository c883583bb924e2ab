import * as z from 'zod/mini';
import { Key, Typed } from './common.ts';

/**
 * What the taxonomy tells apart. `theme`: what a message is about; `intent`: what its customer wants; `product`: which of
 * the brand's products or services it is about. Each is also the name of its verdict.
 */
export const entryKinds = ['theme', 'intent', 'product'] as const;
export const EntryKind = z.enum(entryKinds);
export type EntryKind = z.output<typeof EntryKind>;
export const isEntryKind = (task: string): task is EntryKind => entryKinds.some((kind) => kind === task);

/** Who says that a message belongs to none of a kind denies its name, as with a yes or no; no entry is called so. */
export const noneOf = (kind: EntryKind) => `not-${kind}` as const;

/** A theme, an intent or a product, in the team's own terms. */
export const Entry = z.object({
  id: Key,
  kind: z._default(EntryKind, 'theme'),
  name: Typed(60),
  /** For people: when a message belongs to it. */
  description: z.string().check(z.maxLength(500)),
  /** Whole words or phrases, whatever their case and accents; a star at the end fits any ending. A product's name is one. */
  words: z.array(Typed(60)).check(z.maxLength(200)),
  /** Messages as customers write them; the workspace's own model learns from these beside corrections. */
  examples: z.array(Typed(500)).check(z.maxLength(200)),
  /** The entry of its kind that it became part of; null for one of its own. */
  mergedInto: z.nullable(Key),
  /** The entry that it was split off: what says the words of both belongs here. */
  splitFrom: z._default(z.nullable(Key), null),
});
export type Entry = z.output<typeof Entry>;

/** What became part of another leads to one of its kind that still stands, and nothing is called as none is. */
const isWhole = (entries: readonly Entry[]) => {
  const own = new Map(entries.flatMap(({ id, kind, mergedInto }) => (mergedInto === null ? [[id, kind]] : [])));
  return (
    new Set([...entries.map(({ id }) => id), ...entryKinds.map(noneOf)]).size === entries.length + entryKinds.length &&
    entries.every(({ kind, mergedInto }) => mergedInto === null || own.get(mergedInto) === kind)
  );
};

/**
 * Everything there is, and what became part of another, so that what was told by its name can still be read. Of several
 * intents that a message says, the one that stands first here counts.
 */
export const Taxonomy = z.object({ entries: z.array(Entry).check(z.maxLength(500), z.refine(isWhole)) });
export type Taxonomy = z.output<typeof Taxonomy>;

/** Pure: the entries of today, of one kind or of all. */
export const standing = ({ entries }: Taxonomy, of?: EntryKind): Entry[] =>
  entries.filter(({ kind, mergedInto }) => mergedInto === null && (of === undefined || kind === of));
