import type { Linear } from '../linear.ts';
import type { Weights } from './logistic.ts';

/** The weights of each label above those of the first, in bytes. The first label has none then. */
export function roundWeights(labels: readonly string[], { weights, counts, biases }: Weights): Linear {
  const [reference] = weights;
  const [countReference] = counts;
  const above = weights.map((own, k) => (k === 0 ? null : own.map((value, n) => value - (reference?.[n] ?? 0))));
  // A few very strong features would leave no steps for the rest: they are cut.
  const scales = above.map((own) => (own === null ? 0 : strongest(own) / 127));
  return {
    labels,
    scales,
    vectors: above.map((own, k) =>
      own === null
        ? null
        : Int8Array.from(own, (value) => Math.max(-127, Math.min(127, Math.round(value / (scales[k] ?? 1))))),
    ),
    counts: counts.map((own) => Array.from(own, (value, c) => thousandth(value - (countReference?.[c] ?? 0)))),
    biases: Array.from(biases, (bias) => thousandth(bias - (biases[0] ?? 0))),
  };
}

function strongest(weights: Float32Array): number {
  const sizes = weights.map(Math.abs).sort();
  return sizes[Math.floor(sizes.length * 0.9998)] || 1e-6;
}

const thousandth = (value: number) => Math.round(value * 1000) / 1000;
