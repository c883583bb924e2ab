import { useQueryClient } from '@tanstack/react-query';
import {
  cancelRelabel,
  declineSuggestion,
  lookForSuggestions,
  type Relabel,
  type ThemeSuggestion,
  undoRelabel,
} from '#contract/entry.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { taxonomyKey } from './entry-queries.ts';

/** Reads again what a change of the taxonomy changes. */
export function useTaxonomyAnew(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: taxonomyKey }),
      client.invalidateQueries({ queryKey: policyQuery('taxonomy').queryKey }),
    ]);
  };
}

/** What can be done about suggestions and past messages. */
export function useTaxonomyCommands() {
  const readAnew = useTaxonomyAnew();
  const change = async (work: () => Promise<unknown>) => {
    await attempt(work, t('themes.failed'));
    await readAnew();
  };
  const decline = ({ id }: ThemeSuggestion, isDeclined: boolean): Promise<void> =>
    change(() => call(declineSuggestion, { params: { suggestionId: id }, body: { isDeclined } }));
  return {
    decline: (suggestion: ThemeSuggestion) =>
      decline(suggestion, true).then(() =>
        notice({ title: t('themes.declined'), undo: () => void decline(suggestion, false), id: suggestion.id }),
      ),
    look: () => change(() => call(lookForSuggestions)),
    cancel: ({ id }: Pick<Relabel, 'id'>) => change(() => call(cancelRelabel, { params: { relabelId: id } })),
    undo: ({ id }: Pick<Relabel, 'id'>) => change(() => call(undoRelabel, { params: { relabelId: id } })),
  };
}
