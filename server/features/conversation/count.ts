import { standardFilter, standardViews, type ViewFilter, type ViewKey } from '#contract/filter.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { within } from './budget.ts';
import { counted } from './list.ts';

/** Counts beyond this are shown as "99+". */
const mostCounted = 100;
/** What counting one view may take, in ms. */
const countBudgetMs = 50;

export type ViewCount = { key: ViewKey; count: number | null };

/** Counts each standard view up to `mostCounted`; null where that took longer than its budget. */
export async function countViews(tx: Tx, viewer: Viewer, now: Date): Promise<ViewCount[]> {
  const counts = await countFilters(
    tx,
    viewer,
    standardViews.map(standardFilter),
    now,
    standardViews.length * countBudgetMs,
  );
  return standardViews.map((key, n) => ({ key, count: counts[n] ?? null }));
}

/** Counts what fits one filter up to `mostCounted`; null where that took longer than its budget, in ms. */
export async function countFilter(
  tx: Tx,
  viewer: Viewer,
  filter: ViewFilter,
  now: Date,
  budgetMs = countBudgetMs,
): Promise<number | null> {
  const counts = await within(tx, budgetMs, () => counted(tx, viewer, [filter], mostCounted, now));
  return counts?.[0] ?? null;
}

/**
 * Counts what fits each filter, in their order. Null where one took longer than its budget, or where those before it
 * used up the budget of all, in ms.
 */
export async function countFilters(
  tx: Tx,
  viewer: Viewer,
  filters: readonly ViewFilter[],
  now: Date,
  allBudgetMs: number,
): Promise<(number | null)[]> {
  if (filters.length === 0) return [];
  const together = await within(tx, countBudgetMs * 2, () => counted(tx, viewer, filters, mostCounted, now));
  if (together) return together;
  const end = performance.now() + allBudgetMs;
  const counts: (number | null)[] = [];
  for (const filter of filters) {
    const budgetMs = Math.min(countBudgetMs, end - performance.now());
    counts.push(budgetMs < 1 ? null : await countFilter(tx, viewer, filter, now, budgetMs));
  }
  return counts;
}
