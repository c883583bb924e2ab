import type { ViewKey } from '#contract/conversation.ts';

/** The standard views as they stand in the column: what is mine, my team's, everyone's. */
export const viewGroups = [
  { key: 'mine', views: ['mine', 'mentions', 'following'] },
  { key: 'team', views: ['unassigned', 'team'] },
  { key: 'everyone', views: ['open', 'pending', 'snoozed', 'resolved', 'all'] },
] as const satisfies readonly { key: string; views: readonly ViewKey[] }[];

/** Views whose count is work that waits. */
export const isHot = (view: ViewKey) => view === 'mine' || view === 'unassigned' || view === 'mentions';

const storageKey = 'earshot.view';

/** The view this browser looked at last. */
export function lastView(): ViewKey {
  const kept = localStorage.getItem(storageKey);
  return viewGroups.flatMap((group): ViewKey[] => [...group.views]).find((view) => view === kept) ?? 'open';
}

export function rememberView(view: ViewKey): void {
  localStorage.setItem(storageKey, view);
}
