import { useQueryClient } from '@tanstack/react-query';
import {
  cancelRelabel,
  declineSuggestion,
  lookForSuggestions,
  type Relabel,
  type ThemeSuggestion,
  undoRelabel,
} from '#contract/theme.ts';
import { call, errorMessage } from '#web/api.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { themesKey } from './theme-queries.ts';

/** Reads again what a change of the themes changes. */
export function useThemesAnew(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: themesKey }),
      client.invalidateQueries({ queryKey: policyQuery('taxonomy').queryKey }),
    ]);
  };
}

/** What can be done about suggestions and past messages. */
export function useThemeCommands() {
  const readAnew = useThemesAnew();
  const attempt = async (send: () => Promise<unknown>, done?: () => void) => {
    try {
      await send();
      done?.();
    } catch (error) {
      notice({ title: t('themes.failed'), description: errorMessage(error), tone: 'error' });
    }
    await readAnew();
  };
  const decline = ({ id }: ThemeSuggestion, isDeclined: boolean): Promise<void> =>
    attempt(() => call(declineSuggestion, { params: { suggestionId: id }, body: { isDeclined } }));
  return {
    decline: (suggestion: ThemeSuggestion) =>
      decline(suggestion, true).then(() =>
        notice({ title: t('themes.declined'), undo: () => void decline(suggestion, false), id: suggestion.id }),
      ),
    look: () => attempt(() => call(lookForSuggestions)),
    cancel: ({ id }: Pick<Relabel, 'id'>) => attempt(() => call(cancelRelabel, { params: { relabelId: id } })),
    undo: ({ id }: Pick<Relabel, 'id'>) => attempt(() => call(undoRelabel, { params: { relabelId: id } })),
  };
}
