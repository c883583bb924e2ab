import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelsFolder } from './models-folder.ts';

/** Where in a word a run of four bytes stands; what is shorter is a whole word. */
export const places = { within: 0, first: 1, last: 2, whole: 3 } as const;

export type Runs = {
  /** ISO 639-1, and how high what is surely written in it scores (0 to 1). */
  languages: readonly { code: string; usual: number }[];
  /** A bit for each of the 65,536 units of UTF-16: whether it is a letter. */
  letters: Uint8Array;
  /** Per run: its bytes, the first in the lowest place. */
  keys: Uint32Array;
  /** Per run, which of `places`. */
  kinds: Uint8Array;
  /** Per run, where what it is worth begins; one more at the end. */
  starts: Uint32Array;
  /** Per run and language: the place of the language, and what the run says for it. */
  spoken: Uint8Array;
  worth: Uint8Array;
};

const file = join(modelsFolder, 'language.bin');

/**
 * Runs of letters by language, as the language detector eld counted them (Apache-2.0; `train/language.ts` packs them). What
 * the library keeps as an object with 105,000 keys is here one file of 0.9 MB.
 */
export function readRuns(): Runs {
  const bytes = readFileSync(file);
  let at = 0;
  const take = (size: number) => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  const [headLength, runs, pairs] = [take(4), take(4), take(4)].map((four) => four.readUInt32LE()) as [
    number,
    number,
    number,
  ];
  const { languages } = JSON.parse(take(headLength).toString()) as Pick<Runs, 'languages'>;
  const letters = take(65_536 / 8);
  const keyBytes = take(4 * runs);
  const keys = Uint32Array.from({ length: runs }, (_, n) => keyBytes.readUInt32LE(4 * n));
  const kindsAndCounts = take(runs);
  const starts = new Uint32Array(runs + 1);
  for (let n = 0; n < runs; n += 1) starts[n + 1] = (starts[n] as number) + ((kindsAndCounts[n] as number) >> 2);
  return {
    languages,
    letters,
    keys,
    kinds: Uint8Array.from(kindsAndCounts, (both) => both & 3),
    starts,
    spoken: take(pairs),
    worth: take(pairs),
  };
}

/** The same the other way round: the bytes of the file. */
export function packRuns({ languages, letters, keys, kinds, starts, spoken, worth }: Runs): Buffer {
  const head = Buffer.from(JSON.stringify({ languages }));
  const numbers = Buffer.alloc(12 + 4 * keys.length);
  numbers.writeUInt32LE(head.length, 0);
  numbers.writeUInt32LE(keys.length, 4);
  numbers.writeUInt32LE(spoken.length, 8);
  for (const [n, key] of keys.entries()) numbers.writeUInt32LE(key, 12 + 4 * n);
  const kindsAndCounts = kinds.map((kind, n) => kind | (((starts[n + 1] ?? 0) - (starts[n] ?? 0)) << 2));
  return Buffer.concat([numbers.subarray(0, 12), head, letters, numbers.subarray(12), kindsAndCounts, spoken, worth]);
}
