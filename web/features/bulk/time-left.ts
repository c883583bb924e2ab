/** How long the rest takes at the pace so far, in ms; null while too little is done to tell. */
export function timeLeftMs({
  done,
  total,
  elapsedMs,
}: {
  done: number;
  total: number;
  elapsedMs: number;
}): number | null {
  if (done === 0 || done >= total || elapsedMs < 1_000) return null;
  return Math.max(1_000, (elapsedMs / done) * (total - done));
}
