/** From here on the window asks for attention. */
const soonMs = 3 * 3_600_000;

/** How pressing a messaging window is that closes at a moment; null is closed from the start. Pure. */
export function windowPhase(closesAt: Date | null, now: Date): 'open' | 'soon' | 'closed' {
  const left = closesAt === null ? 0 : closesAt.getTime() - now.getTime();
  if (left <= 0) return 'closed';
  return left <= soonMs ? 'soon' : 'open';
}
