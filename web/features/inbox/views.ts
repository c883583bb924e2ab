import { Id } from '#contract/common.ts';
import { ViewKey } from '#contract/filter.ts';
import type { Audience } from '#contract/view.ts';

/** The standard views as they stand in the column: what is mine, my team's, everyone's. */
export const viewGroups = [
  { key: 'mine', views: ['mine', 'mentions', 'following'] },
  { key: 'team', views: ['unassigned', 'team'] },
  { key: 'everyone', views: ['open', 'pending', 'snoozed', 'resolved', 'all'] },
] as const satisfies readonly { key: string; views: readonly ViewKey[] }[];

/** Which saved views stand below the standard ones of a section. */
export const audienceOf: Record<(typeof viewGroups)[number]['key'], Audience> = {
  mine: 'me',
  team: 'team',
  everyone: 'everyone',
};

/** Views whose count is work that waits. */
export const isHot = (address: string) => address === 'mine' || address === 'unassigned' || address === 'mentions';

const storageKey = 'earshot.view';

/** The view this browser looked at last: a standard one's key or a saved one's id. */
export function lastView(): string {
  const kept = localStorage.getItem(storageKey);
  return ViewKey.safeParse(kept).data ?? Id.safeParse(kept).data ?? 'open';
}

export function rememberView(address: string): void {
  localStorage.setItem(storageKey, address);
}
