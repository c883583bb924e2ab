import { type Sort, standardFilter, type ViewFilter, type ViewKey } from '#contract/filter.ts';

/** What a list shows and in which order: two lists with the same place are the same list. */
export type Place = { filter: ViewFilter; sort: Sort };

export const standardPlace = (view: ViewKey): Place => ({ filter: standardFilter(view), sort: 'recent' });

/** The filter as text for an address, the same for equal filters. */
export function filterText(filter: ViewFilter): string {
  return JSON.stringify(filter, Object.keys(filter).sort());
}

export const samePlace = (a: Place, b: Place) => a.sort === b.sort && filterText(a.filter) === filterText(b.filter);
