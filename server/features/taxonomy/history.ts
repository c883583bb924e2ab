import type { Taxonomy, Theme } from '#contract/taxonomy.ts';
import type { ThemeChange } from '#contract/theme.ts';

/** Themes as they held from a moment on. */
export type Version = { version: number; at: Date; by: string | null; themes: Taxonomy['themes'] };

/** Pure: what became of a theme from version to version, the oldest first as given; the newest first answered. */
export function historyOf(themeId: string, start: Taxonomy, versions: readonly Version[]): ThemeChange[] {
  let before: readonly Theme[] = start.themes;
  const changes: ThemeChange[] = [];
  for (const { version, at, by, themes } of versions) {
    const about = { at: at.toISOString(), by, version };
    changes.push(...changesBetween(themeId, before, themes).map((change) => ({ ...change, ...about })));
    before = themes;
  }
  return changes.reverse();
}

type Change = Pick<ThemeChange, 'kind' | 'from' | 'to'>;

function changesBetween(themeId: string, before: readonly Theme[], after: readonly Theme[]): Change[] {
  const [was, is] = [find(before, themeId), find(after, themeId)];
  const nameOf = (id: string | null) => find(after, id)?.name ?? find(before, id)?.name ?? '';
  if (!is) return was ? [{ kind: 'removed', from: was.name, to: '' }] : [];
  const kin = after
    .filter(({ id }) => id !== themeId)
    .flatMap((other): Change[] => {
      const old = find(before, other.id);
      return [
        ...(other.mergedInto === themeId && old?.mergedInto !== themeId
          ? [{ kind: 'took_in' as const, from: other.name, to: is.name }]
          : []),
        ...(!old && other.splitFrom === themeId ? [{ kind: 'gave' as const, from: is.name, to: other.name }] : []),
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

const find = (themes: readonly Theme[], id: string | null) => themes.find((theme) => theme.id === id);
