import { isEntryKind } from '#contract/taxonomy.ts';
import { baseFor, isUnsure, readsEnglish } from './base.ts';
import { type Features, featuresOf, places } from './features.ts';
import type { Head, TaughtTask } from './head.ts';
import { judgeLanguage } from './language.ts';
import { type Linear, scoresOf } from './linear.ts';
import { modelVersion } from './model.ts';
import { learnsFromOthers, withTold } from './told.ts';
import { calibrate } from './train/calibrate.ts';
import { type Example, fitWeights } from './train/logistic.ts';
import { roundWeights } from './train/round.ts';
import { trusted } from './trust.ts';

/** A text and what a person says it is. `network` matters to spam, `language` is judged where it is not known. */
export type Correction = { text: string; label: string; network?: string; language?: string };

/** `balance` is how far labels seen rarely weigh as much as those seen often, 0 to 1. */
const plan = { rate: 0.05, decay: 1e-3, seed: 20_260_101, balance: 0.75 };
/** Where the word of other models counts, that is learned fast and words slowly: measured on OLID, on six draws of 40 to 1,000. */
const planBesideOthers = { ...plan, rate: 0.03, decay: 3e-3, toldRate: 6, average: true };
/** A few dozen corrections hold few of a rare label: that counts almost in full, in shorter steps. Measured on posts to airlines, on draws of 100. */
const planOfSome = { ...plan, rate: 0.025, balance: 0.9 };
/** Few corrections are gone through more often, or they would not outweigh a rule. */
const epochsFor = (corrections: number) => (corrections < few ? 24 : 10);
const few = 30;
const some = 150;
/** Many labels share fewer places, so that a head of thirty themes stays near a megabyte. */
const placesFor = (labels: number) => (labels <= 3 ? places : places / 4);
/** Fewer corrections than this say nothing about how sure a head may be. */
const leastToCalibrate = 40;
const parts = 4;

type Read = { features: Features; label: number; offset: number[] };

/**
 * Learns a head from all corrections of a task, the same bytes for the same corrections in the same order. Takes about a
 * second for a thousand. Pure. Labels a task does not have are left out; null when nothing is left.
 */
export function learn(task: TaughtTask, corrections: readonly Correction[]): Head | null {
  const labels = labelsOf(task, corrections);
  const languages = new Set<string>();
  const read = corrections.flatMap(({ text, label, network, language: known }): Read[] => {
    const k = labels.indexOf(label);
    if (k < 0) return [];
    const features = featuresOf(text);
    const language = known ? { label: known, confidence: 1, words: [] } : judgeLanguage(text);
    if (language.label !== null) languages.add(language.label);
    const speaks = readsEnglish(language, features) || (task === 'spam' && isUnsure(language));
    const base = speaks ? baseFor(task, network) : undefined;
    const offset = base ? trusted(scoresOf(base, features)) : labels.map(() => 0);
    const seen = learnsFromOthers.has(task) ? withTold(features, base !== undefined) : features;
    return [{ features: seen, label: k, offset }];
  });
  if (read.length === 0) return null;
  const model = train(task, labels, read);
  return {
    task,
    labels: [...labels],
    examples: read.length,
    languages: [...languages].sort(),
    model: modelVersion,
    weights: model.vectors.map((vector) => (vector ? Buffer.from(vector.buffer).toString('base64') : null)),
    scales: [...model.scales],
    counts: model.counts.map((each) => [...each]),
    biases: [...model.biases],
    calibration: calibrationOf(task, labels, read),
  };
}

const yesNo = (task: string) => [`not-${task}`, task];

function labelsOf(task: TaughtTask, corrections: readonly Correction[]): readonly string[] {
  if (isEntryKind(task)) return [...new Set(corrections.map(({ label }) => label))].sort();
  return baseFor(task, undefined)?.labels ?? (task === 'sentiment' ? ['neutral', 'negative', 'positive'] : yesNo(task));
}

function planFor(task: TaughtTask, corrections: number) {
  if (learnsFromOthers.has(task)) return planBesideOthers;
  return task === 'sentiment' && corrections >= few && corrections < some ? planOfSome : plan;
}

function train(task: TaughtTask, labels: readonly string[], read: readonly Read[]): Linear {
  const { balance, ...how } = planFor(task, read.length);
  const sizes = labels.map((_label, k) => read.filter(({ label }) => label === k).length);
  const seen = sizes.filter((size) => size > 0).length;
  const examples = read.map(
    ({ features, label, offset }): Example => ({
      features,
      label,
      offset,
      weight: (read.length / seen / (sizes[label] || 1)) ** balance,
    }),
  );
  return roundWeights(
    labels,
    fitWeights(examples, {
      ...how,
      epochs: epochsFor(read.length),
      labels: labels.length,
      places: placesFor(labels.length),
    }),
  );
}

/** By parts that each were held out once; null for too few. */
function calibrationOf(task: TaughtTask, labels: readonly string[], read: readonly Read[]): Head['calibration'] {
  if (read.length < leastToCalibrate) return null;
  const held = Array.from({ length: parts }, (_, part) => {
    const model = train(
      task,
      labels,
      read.filter((_one, n) => n % parts !== part),
    );
    return read
      .filter((_one, n) => n % parts === part)
      .map(({ features, label, offset }) => ({
        scores: scoresOf(model, features).map((score, k) => score + (offset[k] ?? 0)),
        gold: label,
      }));
  });
  return calibrate(labels.length, held.flat());
}
