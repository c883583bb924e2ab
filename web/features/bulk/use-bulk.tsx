import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { BulkChange, BulkSet } from '#contract/bulk.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { ViewFilter } from '#contract/filter.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { whenIdle } from '#web/when-idle.ts';
import { useBulkCommands } from './commands.ts';
import { askToGoOn, useAskedToGoOn } from './going-on.ts';
import { movesAway } from './guess.ts';
import { isSelected, type Selection } from './selection.ts';
import { type Selecting, useSelection } from './use-selection.ts';

const BulkBar = lazyPart(() => import('./BulkBar.tsx'), 'BulkBar', ['conversation']);
const BulkDialog = lazyPart(() => import('./BulkDialog.tsx'), 'BulkDialog', ['bulkDialog']);
const BulkMacros = lazyPart(() => import('./BulkMacros.tsx'), 'BulkMacros', [
  'conversation',
  'macro',
  'composer',
  'replies',
  'form',
]);
const GoOnDialog = lazyPart(() => import('./GoOnDialog.tsx'), 'GoOnDialog', ['bulkDialog', 'matter']);

type Around = {
  /** What the list shows. */
  filter: ViewFilter;
  rows: readonly ConversationRow[];
  hasMore: boolean;
  /** Nothing is chosen any more: the focus goes back to the list. */
  onCleared: () => void;
};

/** Choosing conversations of a list and changing them together. */
export function useBulk({ filter, rows, hasMore, onCleared }: Around): {
  selecting: Selecting;
  clear: () => void;
  bar: (className: string) => ReactNode;
  dialog: ReactNode;
} {
  const selecting = useSelection(
    filter,
    rows.map(({ id }) => id),
    hasMore,
  );
  const [recent, setRecent] = useState(false);
  const [macros, setMacros] = useState(false);
  const asked = useAskedToGoOn();
  const { run } = useBulkCommands();
  const { selection } = selecting;
  const chosen = selection ? rows.filter(({ id }) => isSelected(selection, id)) : [];

  // Its keys work from the moment that something is chosen.
  useEffect(() => whenIdle(BulkBar.fetch), []);
  usePaletteActions([{ id: 'bulk-recent', label: t('bulk.recent'), run: () => setRecent(true) }]);

  const clear = () => {
    selecting.clear();
    onCleared();
  };
  const change = (wanted: BulkChange) => {
    if (!selection || selecting.size === 0) return;
    void run(setOf(selection, filter), wanted, chosen);
    if (selection.kind === 'whole' || movesAway(wanted)) clear();
  };

  return {
    selecting,
    clear,
    bar: (className) => (
      <Suspense fallback={<div className={`h-12 ${className}`} />}>
        <BulkBar
          rows={chosen}
          onChange={change}
          onMacros={() => setMacros(true)}
          onRecent={() => setRecent(true)}
          className={className}
        />
      </Suspense>
    ),
    dialog: (
      <Suspense>
        {macros && selection && selecting.size > 0 && (
          <BulkMacros set={setOf(selection, filter)} onRun={change} onClose={() => setMacros(false)} />
        )}
        {recent && <BulkDialog onClose={() => setRecent(false)} />}
        {asked && <GoOnDialog key={asked.id} action={asked} onClose={() => askToGoOn(null)} />}
      </Suspense>
    ),
  };
}

function setOf(selection: Selection, filter: ViewFilter): BulkSet {
  return selection.kind === 'whole' ? { filter, except: [...selection.except] } : { ids: [...selection.ids] };
}
