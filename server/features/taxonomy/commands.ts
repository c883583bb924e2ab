import { Taxonomy, type Theme } from '#contract/taxonomy.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError } from '#server/errors.ts';
import { amend } from '#server/features/policy/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';

type NewTheme = Pick<Theme, 'name'> & { words: readonly string[] };
type Changed = { themeId: string; version: number };

/** Adds a theme to those that hold, at once. Throws `not_possible_here` when there are as many as there may be. */
export async function addTheme(tx: Tx, viewer: Viewer, { name, words }: NewTheme, now: Date): Promise<Changed> {
  const themeId = `t${newId(now).slice(-12)}`;
  const theme: Theme = { id: themeId, name, description: '', words: [...words], examples: [], mergedInto: null };
  const version = await change(tx, viewer, ({ themes }) => ({ themes: [...themes, theme] }), now);
  return { themeId, version };
}

/** Takes a theme out of those that hold, at once. Throws `not_possible_here` where others became part of it. */
export async function removeTheme(tx: Tx, viewer: Viewer, themeId: string, now: Date): Promise<void> {
  await change(tx, viewer, ({ themes }) => ({ themes: themes.filter(({ id }) => id !== themeId) }), now);
}

/** Has the themes that hold, and what is being prepared of them, changed alike. Answers the version. */
function change(tx: Tx, viewer: Viewer, by: (taxonomy: Taxonomy) => Taxonomy, now: Date): Promise<number> {
  const checked = (taxonomy: Taxonomy) => {
    const { data } = Taxonomy.safeParse(by(taxonomy));
    if (!data)
      throw new AppError(
        'conflict',
        'not_possible_here',
        'The themes cannot be changed so: there are too many, or others became part of it.',
      );
    return data;
  };
  return amend(tx, actorOf(viewer), 'taxonomy', checked, now);
}
