import { counted, type Features } from '../features.ts';

/** A text with what it is; `offset` is what is known of each label before anything is learned. */
export type Example = { features: Features; label: number; weight: number; offset?: readonly number[] };

/** Linear scores of each label, not yet rounded. */
export type Weights = { weights: Float32Array[]; counts: Float32Array[]; biases: Float64Array };

export type Plan = {
  labels: number;
  /** How many places features fall into: a power of two, at most that of the features. */
  places: number;
  epochs: number;
  /** The first step's length. */
  rate: number;
  /** How many times as long the steps of what is counted are: 1 where nothing is said. */
  countRate?: number;
  /** The same of what other models say, which stands behind what is counted. */
  toldRate?: number;
  /** Weights are the mean of those after each of the later epochs: what the last few texts pulled at counts less. */
  average?: boolean;
  /** How strongly weights are drawn to nought. */
  decay: number;
  seed: number;
};

/** Logistic regression over all labels at once, by steps that shrink for features often seen. The same plan and examples give the same bytes. */
export function fitWeights(
  examples: readonly Example[],
  { labels, places, epochs, rate, countRate = 1, toldRate = 1, average = false, decay, seed }: Plan,
): Weights {
  const weights = Array.from({ length: labels }, () => new Float32Array(places));
  const squares = Array.from({ length: labels }, () => new Float32Array(places).fill(1e-4));
  const size = examples[0]?.features.counts.length ?? counted.length;
  const counts = Array.from({ length: labels }, () => new Float32Array(size));
  const countSquares = Array.from({ length: labels }, () => new Float32Array(size).fill(1));
  const biases = new Float64Array(labels);
  const biasSquares = new Float64Array(labels).fill(1);
  const mask = places - 1;
  const mean = average ? meanOf([...weights, ...counts, biases]) : null;
  const random = generator(seed);
  const order = Uint32Array.from(examples.keys());
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const step = rate / (1 + epoch / 2);
    for (const n of order) {
      const example = examples[n];
      if (!example) continue;
      const { features, label, weight, offset } = example;
      const chances = chancesOf(features, { weights, counts, biases }, offset);
      for (let k = 0; k < labels; k += 1) {
        const error = ((chances[k] ?? 0) - (k === label ? 1 : 0)) * weight;
        if (Math.abs(error) < 1e-4) continue;
        const own = weights[k] as Float32Array;
        const square = squares[k] as Float32Array;
        const slope = error * features.unit;
        for (const feature of features.at) {
          const place = feature & mask;
          const value = own[place] as number;
          const gradient = slope + decay * value;
          const sum = (square[place] as number) + gradient * gradient;
          square[place] = sum;
          own[place] = value - (step * gradient) / Math.sqrt(sum);
        }
        const dense = counts[k] as Float32Array;
        const denseSquare = countSquares[k] as Float32Array;
        for (let c = 0; c < dense.length; c += 1) {
          const gradient = error * (features.counts[c] as number);
          denseSquare[c] = (denseSquare[c] as number) + gradient * gradient;
          const length = step * (c < counted.length ? countRate : toldRate);
          dense[c] = (dense[c] as number) - (length * gradient) / Math.sqrt(denseSquare[c] as number);
        }
        biasSquares[k] = (biasSquares[k] as number) + error * error;
        biases[k] = (biases[k] as number) - (step * error) / Math.sqrt(biasSquares[k] as number);
      }
    }
    if (2 * epoch >= epochs) mean?.add();
  }
  mean?.take();
  return { weights, counts, biases };
}

/** The mean of what stands in these at several moments, put in its place at the end. */
function meanOf(all: readonly (Float32Array | Float64Array)[]): { add(): void; take(): void } {
  const sums = all.map((one) => new Float64Array(one.length));
  let moments = 0;
  return {
    add: () => {
      moments += 1;
      for (const [n, sum] of sums.entries())
        for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + (all[n]?.[at] ?? 0);
    },
    take: () => {
      for (const [n, sum] of sums.entries()) all[n]?.set(sum.map((one) => one / moments));
    },
  };
}

/** The linear score of every label. */
export function scoresOf(
  features: Features,
  { weights, counts, biases }: Weights,
  offset?: readonly number[],
): number[] {
  return weights.map((own, k) => {
    const mask = own.length - 1;
    let sum = 0;
    for (const place of features.at) sum += own[place & mask] as number;
    sum *= features.unit;
    const dense = counts[k] as Float32Array;
    for (let c = 0; c < dense.length; c += 1) sum += (dense[c] as number) * (features.counts[c] as number);
    return sum + (biases[k] ?? 0) + (offset?.[k] ?? 0);
  });
}

function chancesOf(features: Features, weights: Weights, offset?: readonly number[]): number[] {
  return softmax(scoresOf(features, weights, offset));
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Uint32Array, random: () => number): void {
  for (let n = order.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    const kept = order[n] as number;
    order[n] = order[other] as number;
    order[other] = kept;
  }
}
