/** Long enough, in ms, for what a page needs at once to have come. */
const restMs = 2_000;

/** Does what is not needed yet, such as fetching a part that may be opened next, once the page has come to rest. */
export function whenIdle(work: () => unknown): () => void {
  const idle = setTimeout(work, restMs);
  return () => clearTimeout(idle);
}
