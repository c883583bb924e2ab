import type { Calibration, Linear } from './linear.ts';

/** The tasks that a team may teach. */
export const taughtTasks = [
  'sentiment',
  'offensive',
  'hate',
  'threat',
  'spam',
  'frustrated',
  'question',
  'urgent',
  'theme',
  'intent',
  'product',
] as const;
export type TaughtTask = (typeof taughtTasks)[number];

/** What a workspace's corrections taught about one task, over the shipped weights. Plain JSON; made by `learn` only. */
export type Head = {
  task: TaughtTask;
  labels: string[];
  /** How many corrections it learned from. */
  examples: number;
  /** The languages it learned from; where no shipped model speaks, it speaks in these only. */
  languages: string[];
  /** The version under which it was learned; under another it is to be learned anew. */
  model: string;
  /** How much of the shipped model's score stands beside it, 0 to 1: it was learned against that. Absent in those learned when it was always 0.7. */
  trust?: number | undefined;
  /** Per label, in base64: one signed byte a place; null for the first. */
  weights: (string | null)[];
  scales: number[];
  counts: number[][];
  biases: number[];
  /** Null where the corrections are too few to tell; then the shipped model's holds. */
  calibration: { slope: number; intercept: number }[] | null;
};

export type Heads = Partial<Record<TaughtTask, Head>>;

/** A head ready to be asked. */
export type ReadHead = Linear & { trust: number; calibration: Calibration | null; languages: ReadonlySet<string> };

export function readHead({
  labels,
  trust = 0.7,
  weights,
  scales,
  counts,
  biases,
  calibration,
  languages,
}: Head): ReadHead {
  const vectors = weights.map((text) => {
    if (text === null) return null;
    const bytes = Buffer.from(text, 'base64');
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  });
  return { labels, trust, vectors, scales, counts, biases, calibration, languages: new Set(languages) };
}
