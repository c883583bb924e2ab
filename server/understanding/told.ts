import { counted, type Features } from './features.ts';
import type { TaughtTask } from './head.ts';
import { scoresOf } from './linear.ts';
import { shipped } from './shipped.ts';

/** The models whose word counts for others; the order is that of the heads that weigh it. */
const asked = ['offensive', 'sentiment', 'hate'];
/** About as large as what is counted of a text. */
const scale = 0.5;
const size = asked.reduce((sum, name) => sum + (shipped.get(name)?.labels.length ?? 1) - 1, 0);

/** What a team calls offence or hate is close to what is unhappy, rude or hateful anyway: from few corrections much can be told by that. */
export const learnsFromOthers: ReadonlySet<TaughtTask> = new Set(['offensive', 'hate']);

/** A text with what the shipped models say of it among what is counted; `speak`: they know its language. Pure. */
export function withTold(features: Features, speak: boolean): Features {
  const counts = new Float32Array(counted.length + size);
  counts.set(features.counts);
  if (!speak) return { ...features, counts };
  const told = asked.flatMap((name) => {
    const model = shipped.get(name);
    return model ? scoresOf(model, features).slice(1) : [];
  });
  counts.set(
    told.map((score) => scale * score),
    counted.length,
  );
  return { ...features, counts };
}

/** Whether a model weighs what others say. */
export const weighsTold = ({ counts }: { counts: readonly (readonly number[])[] }): boolean =>
  (counts[0]?.length ?? 0) > counted.length;
