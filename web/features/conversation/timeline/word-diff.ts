export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string };

/** Above this many comparisons the changed middle counts as replaced, so that a long text cannot hold up the page. */
const mostComparisons = 1_000_000;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What became of the words of `before` in `after`, in reading order; removed words stand ahead of what replaced them. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return phrases(
    joined([
      { kind: 'same', text: old.slice(0, head).join('') },
      ...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
      { kind: 'same', text: old.slice(old.length - tail).join('') },
    ]),
  );
}

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The changed middle, by the longest run of words that both have in the same order. */
function middle(old: string[], now: string[]): DiffPart[] {
  const width = now.length + 1;
  if (old.length * now.length > mostComparisons || old.length === 0 || now.length === 0) {
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: now.join('') },
    ];
  }
  const shared = new Uint32Array((old.length + 1) * width);
  const sharedAt = (i: number, j: number) => shared[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      shared[i * width + j] =
        old[i] === now[j] ? sharedAt(i + 1, j + 1) + 1 : Math.max(sharedAt(i + 1, j), sharedAt(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const removed = old[i];
    const added = now[j];
    if (removed !== undefined && removed === added) {
      parts.push({ kind: 'same', text: removed });
      i += 1;
      j += 1;
    } else if (removed !== undefined && (added === undefined || sharedAt(i + 1, j) >= sharedAt(i, j + 1))) {
      parts.push({ kind: 'removed', text: removed });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: added ?? '' });
      j += 1;
    }
  }
  return parts;
}

/** Words replaced one after another, with only gaps between them, as one replacement: a phrase reads better than its words. */
function phrases(parts: DiffPart[]): DiffPart[] {
  const found: DiffPart[] = [];
  for (let n = 0; n < parts.length; n += 1) {
    const [gap, removed, added] = [parts[n], parts[n + 1], parts[n + 2]];
    const [before, after] = found.slice(-2);
    const isGap = gap?.kind === 'same' && gap.text.trim() === '';
    if (
      isGap &&
      before?.kind === 'removed' &&
      after?.kind === 'added' &&
      removed?.kind === 'removed' &&
      added?.kind === 'added'
    ) {
      before.text += gap.text + removed.text;
      after.text += gap.text + added.text;
      n += 2;
    } else if (gap) found.push(gap);
  }
  return found;
}

/** Neighbours of one kind as one part, and nothing empty. */
function joined(parts: DiffPart[]): DiffPart[] {
  const found: DiffPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) last.text += part.text;
    else found.push({ ...part });
  }
  return found;
}
