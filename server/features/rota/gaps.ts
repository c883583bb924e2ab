import type { Stretch, Turn } from './shifts.ts';

export type FoundGap = Stretch & { gone: string | null };

/**
 * When nobody is on call although somebody must be. Who works here no more is nobody: `gone` says who it would have been.
 * `needed` and `shifts` are in order and apart.
 */
export function findGaps(
  needed: readonly Stretch[],
  shifts: readonly Turn[],
  isHere: (agentId: string) => boolean,
): FoundGap[] {
  const gaps = needed.flatMap((stretch) => {
    const found: FoundGap[] = [];
    let at = stretch.from;
    for (const shift of shifts) {
      const [from, to] = [Math.max(shift.from, stretch.from), Math.min(shift.to, stretch.to)];
      if (from >= to) continue;
      if (at < from) found.push({ from: at, to: from, gone: null });
      if (!isHere(shift.agentId)) found.push({ from, to, gone: shift.agentId });
      at = to;
    }
    if (at < stretch.to) found.push({ from: at, to: stretch.to, gone: null });
    return found;
  });
  return joined(gaps);
}

/** Those that follow each other for the same reason are one. */
function joined(gaps: readonly FoundGap[]): FoundGap[] {
  const all: FoundGap[] = [];
  for (const gap of gaps) {
    const last = all.at(-1);
    if (last && last.to === gap.from && last.gone === gap.gone) last.to = gap.to;
    else all.push({ ...gap });
  }
  return all;
}
