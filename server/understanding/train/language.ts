import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { places, type Runs } from '../language-table.ts';

/** What the language detector eld (Apache-2.0) counts by, and which it does not export. */
type Counted = {
  ngrams: { ngramsData: { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> } };
  averages: { avgScore: Record<string, number> };
  signs: { dictionary: string[] };
  patterns: { separators: RegExp };
};

/** The counts of eld, packed: needs no data but the package. */
export async function readCounted(): Promise<Runs> {
  const [ngrams, averages, signs, patterns] = (await Promise.all(
    ['ngrams/medium.js', 'avgScore.js', 'dictionary.js', 'regexPatterns.js'].map(importOwn),
  )) as [Counted['ngrams'], Counted['averages'], Counted['signs'], Counted['patterns']];
  const { languages, ngrams: runs } = ngrams.ngramsData;
  const read = Object.entries(runs).map(([run, said]) => ({ ...readRun(run, signs.dictionary), said }));
  const said = read.flatMap((run) => Object.entries(run.said));
  const starts = [0];
  for (const run of read) starts.push((starts.at(-1) ?? 0) + Object.keys(run.said).length);
  return {
    languages: Object.values(languages).map((code) => ({ code, usual: averages.avgScore[code] ?? 1 })),
    letters: readLetters(patterns.separators),
    keys: Uint32Array.from(read, ({ key }) => key),
    kinds: Uint8Array.from(read, ({ kind }) => kind),
    starts: Uint32Array.from(starts),
    spoken: Uint8Array.from(said, ([language]) => Number(language)),
    worth: Uint8Array.from(said, ([, worth]) => worth),
  };
}

function importOwn(file: string): Promise<unknown> {
  const found = findPackageJSON('eld', import.meta.url);
  if (found === undefined) throw new Error('The package eld is not installed.');
  return import(pathToFileURL(join(dirname(found), 'src', file)).href);
}

/** A run as eld writes it: a blank where a word begins or ends, a sign of its dictionary for each byte beyond ASCII. */
function readRun(run: string, dictionary: readonly string[]): { key: number; kind: number } {
  const [begins, ends] = [run.startsWith(' '), run.endsWith(' ')];
  const bytes = [...run.trim()].map((sign) => {
    const beyond = dictionary.indexOf(sign, 128);
    return beyond < 0 ? sign.charCodeAt(0) : beyond;
  });
  return {
    key: bytes.reduce((key, byte, n) => (key | (byte << (8 * n))) >>> 0, 0),
    kind: begins ? (ends ? places.whole : places.first) : ends ? places.last : places.within,
  };
}

/** What the pattern of eld, which fits all else, leaves. */
function readLetters(separators: RegExp): Uint8Array {
  const letters = new Uint8Array(65_536 / 8);
  for (let unit = 0; unit < 65_536; unit += 1) {
    const sign = String.fromCharCode(unit);
    const isKept = sign.replace(separators, '') !== '' && !"'`’".includes(sign);
    if (isKept) letters[unit >> 3] = (letters[unit >> 3] ?? 0) | (1 << (unit & 7));
  }
  return letters;
}
