import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration, Linear } from './linear.ts';
import { modelsFolder } from './models-folder.ts';

/** What stands beside the weights of a model that comes with Earshot. */
export type Card = {
  name: string;
  task: string;
  labels: string[];
  /** Only in these it says anything. */
  languages: string[];
  /** Of the weights. */
  sha256: string;
  trainedOn: number;
  scales: number[];
  counts: number[][];
  biases: number[];
  calibration: { slope: number; intercept: number }[];
  /** Where the texts come from. */
  sources: { name: string; licence: string; from: string }[];
  /** How it was measured, with what came out. */
  figures: { measured: string; [figure: string]: string | number }[];
  limits: string[];
};

export type Shipped = Linear & { calibration: Calibration; card: Card };

/** The models that come with Earshot, by name. Read once, when this file is. */
export const shipped: ReadonlyMap<string, Shipped> = new Map(
  readdirSync(modelsFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      // The files are ours: the training wrote them, and a test reads each.
      const card = JSON.parse(readFileSync(join(modelsFolder, file), 'utf8')) as Card;
      const bytes = readFileSync(join(modelsFolder, file.replace(/json$/, 'bin')));
      return [card.name, { ...withWeights(card, bytes), calibration: card.calibration, card }];
    }),
);

/** The bytes hold a vector for every label but the first, one after the other. */
export function withWeights({ labels, scales, counts, biases }: Omit<Linear, 'vectors'>, bytes: Uint8Array): Linear {
  const size = bytes.length / (labels.length - 1);
  const vectors = labels.map((_label, k) =>
    k === 0 ? null : new Int8Array(bytes.buffer, bytes.byteOffset + (k - 1) * size, size),
  );
  return { labels, scales, counts, biases, vectors };
}
