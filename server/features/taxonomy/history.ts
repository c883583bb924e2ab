import type { EntryChange } from '#contract/entry.ts';
import type { Entry, Taxonomy } from '#contract/taxonomy.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';

/** The taxonomy as it held from a moment on. */
export type Version = { version: number; at: Date; by: string | null; entries: Taxonomy['entries'] };

/** Pure: what became of an entry from version to version, the oldest first as given; the newest first answered. */
export function historyOf(entryId: string, versions: readonly Version[]): EntryChange[] {
  // A first version that nobody made came with the workspace, named in its owner's language.
  const start = versions.find(({ version, by }) => version === 1 && by === null) ?? defaultTaxonomy;
  let before: readonly Entry[] = start.entries;
  const changes: EntryChange[] = [];
  for (const { version, at, by, entries } of versions) {
    const about = { at: at.toISOString(), by, version };
    changes.push(...changesBetween(entryId, before, entries).map((change) => ({ ...change, ...about })));
    before = entries;
  }
  return changes.reverse();
}

type Change = Pick<EntryChange, 'kind' | 'from' | 'to'>;

function changesBetween(entryId: string, before: readonly Entry[], after: readonly Entry[]): Change[] {
  const [was, is] = [find(before, entryId), find(after, entryId)];
  const nameOf = (id: string | null) => find(after, id)?.name ?? find(before, id)?.name ?? '';
  if (!is) return was ? [{ kind: 'removed', from: was.name, to: '' }] : [];
  const kin = after
    .filter(({ id }) => id !== entryId)
    .flatMap((other): Change[] => {
      const old = find(before, other.id);
      return [
        ...(other.mergedInto === entryId && old?.mergedInto !== entryId
          ? [{ kind: 'took_in' as const, from: other.name, to: is.name }]
          : []),
        ...(!old && other.splitFrom === entryId ? [{ kind: 'gave' as const, from: is.name, to: other.name }] : []),
      ];
    });
  if (!was) {
    const first: Change = is.splitFrom
      ? { kind: 'split', from: nameOf(is.splitFrom), to: is.name }
      : { kind: 'added', from: '', to: is.name };
    return [first, ...kin];
  }
  return [
    ...(was.name === is.name ? [] : [{ kind: 'renamed' as const, from: was.name, to: is.name }]),
    ...(was.mergedInto === is.mergedInto
      ? []
      : is.mergedInto
        ? [{ kind: 'merged' as const, from: is.name, to: nameOf(is.mergedInto) }]
        : [{ kind: 'parted' as const, from: nameOf(was.mergedInto), to: is.name }]),
    ...(was.words.join('\n') === is.words.join('\n')
      ? []
      : [{ kind: 'words' as const, from: String(was.words.length), to: String(is.words.length) }]),
    ...kin,
  ];
}

const find = (entries: readonly Entry[], id: string | null) => entries.find((entry) => entry.id === id);
