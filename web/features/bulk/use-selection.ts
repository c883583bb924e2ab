import { useCallback, useEffect, useState } from 'react';
import { countBulkSet } from '#contract/bulk.ts';
import type { ViewFilter } from '#contract/filter.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { announce } from '#web/ui/announce.tsx';
import { everything, extend, isSelected, nothingYet, type Selection, sizeOf, toggle } from './selection.ts';

export type Selecting = {
  /** Null while nobody is choosing. */
  selection: Selection | null;
  size: number;
  has: (id: string) => boolean;
  begin: () => void;
  toggle: (id: string) => void;
  extendTo: (id: string) => void;
  /** One row further from where the range ends; `from` while there is none. Answers with that row. */
  extendBy: (by: number, from: string | null) => string | null;
  /** First everything that is loaded, then all of the view. */
  all: () => void;
  whole: () => void;
  clear: () => void;
};

/** What is chosen of a list; another list starts with nothing chosen. Each change of the count is spoken. */
export function useSelection(filter: ViewFilter, order: readonly string[], hasMore: boolean): Selecting {
  const [selection, setSelection] = useState<Selection | null>(null);
  const place = JSON.stringify(filter);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with nothing chosen.
  useEffect(() => setSelection(null), [place]);

  const put = useCallback((next: Selection | null) => {
    setSelection(next);
    announce(next ? t('bulk.selected', { count: sizeOf(next) }) : t('bulk.cleared'));
  }, []);
  const begin = useCallback(() => put(nothingYet), [put]);
  const whole = async () => {
    await attempt(async () => {
      const { count } = await call(countBulkSet, { query: { filter: place } });
      put({ kind: 'whole', except: new Set(), count, anchor: null, edge: null });
    }, t('bulk.failed'));
  };
  const isAllLoaded = selection?.kind === 'some' && order.length > 0 && order.every((id) => selection.ids.has(id));

  return {
    selection,
    size: selection ? sizeOf(selection) : 0,
    has: (id) => selection !== null && isSelected(selection, id),
    begin,
    toggle: (id) => put(toggle(selection ?? nothingYet, id)),
    extendTo: (id) => put(extend(selection ?? nothingYet, order, id)),
    extendBy: (by, from) => {
      const start = selection?.edge ?? from;
      const at = start === null ? -1 : order.indexOf(start);
      const next = order[Math.max(0, at + by)];
      if (next === undefined) return null;
      const begun = selection?.anchor || start === null ? (selection ?? nothingYet) : toggle(nothingYet, start);
      put(extend(begun, order, next));
      return next;
    },
    all: () => {
      if (isAllLoaded && hasMore) void whole();
      else put(everything(order));
    },
    whole: () => void whole(),
    clear: () => {
      if (selection) put(null);
    },
  };
}
