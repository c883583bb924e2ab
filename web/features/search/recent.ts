const most = 8;
const keyOf = (agentId: string) => `earshot.searches.${agentId}`;

/** What this person looked for last in this browser, newest first. It never leaves the browser. */
export function recentSearches(agentId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(agentId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps a search; of those that only go on where another stopped, the last stays. */
export function rememberSearch(agentId: string, typed: string): void {
  const query = typed.trim();
  if ([...query].length < 2) return;
  const others = recentSearches(agentId).filter((one) => !query.startsWith(one));
  try {
    localStorage.setItem(keyOf(agentId), JSON.stringify([query, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing (private mode, full) still searches.
  }
}
