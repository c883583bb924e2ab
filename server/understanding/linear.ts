import type { Features } from './features.ts';

/** A model that adds up what each feature weighs for each label. */
export type Linear = {
  labels: readonly string[];
  /** Per label, one signed byte a place; null for a label that the others are measured against. A power of two long. */
  vectors: readonly (Int8Array | null)[];
  /** What one step of a label's bytes is worth. */
  scales: readonly number[];
  /** Per label, what each of `counted` weighs. */
  counts: readonly (readonly number[])[];
  biases: readonly number[];
};

/** The score of every label; the highest is the model's choice. */
export function scoresOf(model: Linear, features: Features): number[] {
  const { at } = features;
  return model.labels.map((_label, k) => {
    const vector = model.vectors[k];
    let sum = 0;
    if (vector) {
      const mask = vector.length - 1;
      for (let n = 0; n < at.length; n += 1) sum += vector[(at[n] as number) & mask] as number;
    }
    sum *= (model.scales[k] ?? 0) * features.unit;
    const counts = model.counts[k];
    if (counts) for (let c = 0; c < counts.length; c += 1) sum += (counts[c] ?? 0) * (features.counts[c] ?? 0);
    return sum + (model.biases[k] ?? 0);
  });
}

/** The place of the highest score and how far it is above the next. */
export function choose(scores: readonly number[]): { best: number; next: number; margin: number } {
  let best = 0;
  let next = -1;
  for (let k = 1; k < scores.length; k += 1) {
    if ((scores[k] ?? 0) > (scores[best] ?? 0)) {
      next = best;
      best = k;
    } else if (next < 0 || (scores[k] ?? 0) > (scores[next] ?? 0)) next = k;
  }
  return { best, next, margin: next < 0 ? 0 : (scores[best] ?? 0) - (scores[next] ?? 0) };
}

const mostWords = 4;
/** What weighs less than this share of the strongest word is not named. */
const leastShare = 0.25;

/** The words that spoke most for one label against another, the strongest first, as typed. */
export function strongestWords(
  models: readonly Linear[],
  features: Features,
  label: number,
  against: number,
): string[] {
  const weights = new Float64Array(features.tokens.length);
  for (const { vectors, scales } of models)
    for (const [k, sign] of [
      [label, 1],
      [against, -1],
    ] as const) {
      const vector = vectors[k];
      if (!vector) continue;
      const mask = vector.length - 1;
      const scale = sign * (scales[k] ?? 0);
      for (let n = 0; n < features.at.length; n += 1) {
        const token = features.token[n] as number;
        weights[token] = (weights[token] as number) + scale * (vector[(features.at[n] as number) & mask] as number);
      }
    }
  const named = features.tokens
    .map(({ text }, n) => ({ text, weight: weights[n] as number }))
    .filter(({ text, weight }) => weight > 0 && /[\p{L}\p{N}\p{Extended_Pictographic}]|^[:;=<]/u.test(text))
    .sort((a, b) => b.weight - a.weight);
  const least = leastShare * (named[0]?.weight ?? 0);
  const words = named.filter(({ weight }) => weight >= least).map(({ text }) => text);
  return [...new Set(words)].slice(0, mostWords);
}

/** How sure a choice is: by label, what its margin is worth. */
export type Calibration = readonly { slope: number; intercept: number }[];

export function confidenceOf(calibration: Calibration, { best, margin }: { best: number; margin: number }): number {
  const { slope, intercept } = calibration[best] ?? { slope: 1, intercept: 0 };
  return Math.round(1000 / (1 + Math.exp(-(slope * margin + intercept)))) / 1000;
}
