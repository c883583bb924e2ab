import type { CutKind, SecretRules } from '#contract/secret.ts';

const minuteMs = 60_000;

/** Which kinds are to be cut now, and when the next is. */
export type Plan = { due: CutKind[]; next: Date | null };

/** What a policy says of secrets that were found at a moment. Pure. */
export function planCuts({ after }: SecretRules, kinds: readonly string[], foundAt: Date, now: Date): Plan {
  const moments = Object.entries(after).flatMap(([kind, minutes]) =>
    minutes === null || !kinds.includes(kind)
      ? []
      : // The keys are those of the policy's schema.
        [{ kind: kind as CutKind, at: foundAt.getTime() + minutes * minuteMs }],
  );
  const later = moments.filter(({ at }) => at > now.getTime()).map(({ at }) => at);
  return {
    due: moments.filter(({ at }) => at <= now.getTime()).map(({ kind }) => kind),
    next: later.length === 0 ? null : new Date(Math.min(...later)),
  };
}

/** When the first of what was found just now is cut; null for never. Pure. */
export function earliest({ after }: SecretRules, kinds: readonly string[], foundAt: Date): Date | null {
  const minutes = Object.entries(after).flatMap(([kind, one]) => (one !== null && kinds.includes(kind) ? [one] : []));
  return minutes.length === 0 ? null : new Date(foundAt.getTime() + Math.min(...minutes) * minuteMs);
}
