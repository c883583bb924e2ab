import { isEntryKind } from '#contract/taxonomy.ts';
import { baseFor, isUnsure, readsEnglish } from './base.ts';
import { type Features, featuresOf, places } from './features.ts';
import type { Head, TaughtTask } from './head.ts';
import { judgeLanguage } from './language.ts';
import { choose, type Linear, scoresOf } from './linear.ts';
import { modelVersion } from './model.ts';
import { learnsFromOthers, withTold } from './told.ts';
import { calibrate } from './train/calibrate.ts';
import { type Example, fitWeights } from './train/logistic.ts';
import { roundWeights } from './train/round.ts';

/** A text and what a person says it is. `network` matters to spam, `language` is judged where it is not known. */
export type Correction = { text: string; label: string; network?: string; language?: string };

/**
 * `balance` is how far labels seen rarely weigh as much as those seen often, 0 to 1; `trust` is how much of the shipped
 * model's score stands beside what is learned, 0 to 1.
 */
const plan = { rate: 0.05, decay: 1e-3, seed: 20_260_101, balance: 0.75, trust: 0.7 };
/** Where the word of other models counts, that is learned fast and words slowly: measured on OLID, on six draws of 40 to 1,000. */
const planBesideOthers = { ...plan, rate: 0.03, decay: 3e-3, toldRate: 6, average: true };
/** A few dozen corrections hold few of a rare label: that counts almost in full, in shorter steps. Measured on posts to airlines, on draws of 100. */
const planOfSome = { ...plan, rate: 0.025, balance: 0.9 };
/**
 * A few corrections, or such of nothing but mistakes, say much of the words that stand there and little of how good the
 * shipped model is, nor of what is counted in every text. Measured on posts to airlines, OLID and HatEval, on draws of
 * what was judged wrongly.
 */
const planOfMistakes = { ...plan, trust: 1, countRate: 0.1, toldRate: 0.1 };
/** Few corrections are gone through more often, or they would not outweigh a rule. */
const epochsFor = (corrections: number) => (corrections < few ? 24 : 10);
const few = 30;
const some = 150;
/** The shipped model says the same of a smaller share only where people correct mistakes and nothing else. */
const leastAgreed = 1 / 3;
/** Many labels share fewer places, so that a head of thirty themes stays near a megabyte. */
const placesFor = (labels: number) => (labels <= 3 ? places : places / 4);
/** Fewer corrections than this say nothing about how sure a head may be. */
const leastToCalibrate = 40;
const parts = 4;

/** `base` is what the shipped model scores; null where it does not speak. */
type Read = { features: Features; label: number; base: number[] | null };

/**
 * Learns a head from all corrections of a task, the same bytes for the same corrections in the same order. Takes about a
 * second for a thousand. Pure. Labels a task does not have are left out; null when nothing is left.
 */
export function learn(task: TaughtTask, corrections: readonly Correction[]): Head | null {
  const labels = labelsOf(task, corrections);
  const languages = new Set<string>();
  const lessons = corrections.filter(({ label }) => labels.includes(label));
  if (lessons.length === 0) return null;
  const read = lessons.map(({ text, label, network, language: known }): Read => {
    const features = featuresOf(text);
    const language = known ? { label: known, confidence: 1, words: [] } : judgeLanguage(text);
    if (language.label !== null) languages.add(language.label);
    const speaks = readsEnglish(language, features) || (task === 'spam' && isUnsure(language));
    const base = speaks ? baseFor(task, network) : undefined;
    const seen = learnsFromOthers.has(task) ? withTold(features, base !== undefined) : features;
    return { features: seen, label: labels.indexOf(label), base: base ? scoresOf(base, features) : null };
  });
  const how = planFor(task, read);
  const model = train(labels, read, how);
  return {
    task,
    labels: [...labels],
    examples: read.length,
    languages: [...languages].sort(),
    model: modelVersion,
    trust: how.trust,
    weights: model.vectors.map((vector) => (vector ? Buffer.from(vector.buffer).toString('base64') : null)),
    scales: [...model.scales],
    counts: model.counts.map((each) => [...each]),
    biases: [...model.biases],
    calibration: calibrationOf(labels, read, how),
  };
}

const yesNo = (task: string) => [`not-${task}`, task];

function labelsOf(task: TaughtTask, corrections: readonly Correction[]): readonly string[] {
  if (isEntryKind(task)) return [...new Set(corrections.map(({ label }) => label))].sort();
  return baseFor(task, undefined)?.labels ?? (task === 'sentiment' ? ['neutral', 'negative', 'positive'] : yesNo(task));
}

type Plan = typeof plan & { countRate?: number; toldRate?: number; average?: boolean };

function planFor(task: TaughtTask, read: readonly Read[]): Plan {
  if (baseFor(task, undefined) && read.length < few) return planOfMistakes;
  if (learnsFromOthers.has(task)) return agreed(read) < leastAgreed ? planOfMistakes : planBesideOthers;
  return task === 'sentiment' && read.length < some ? planOfSome : plan;
}

/** The share of corrections in which the shipped model says the same, of those where it speaks; 1 where it never does. */
function agreed(read: readonly Read[]): number {
  const spoken = read.flatMap(({ base, label }) => (base ? [choose(base).best === label] : []));
  return spoken.length === 0 ? 1 : spoken.filter(Boolean).length / spoken.length;
}

function train(labels: readonly string[], read: readonly Read[], { balance, trust, ...how }: Plan): Linear {
  const sizes = labels.map((_label, k) => read.filter(({ label }) => label === k).length);
  const seen = sizes.filter((size) => size > 0).length;
  const examples = read.map(
    ({ features, label, base }): Example => ({
      features,
      label,
      offset: labels.map((_label, k) => trust * (base?.[k] ?? 0)),
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
function calibrationOf(labels: readonly string[], read: readonly Read[], how: Plan): Head['calibration'] {
  if (read.length < leastToCalibrate) return null;
  const held = Array.from({ length: parts }, (_, part) => {
    const model = train(
      labels,
      read.filter((_one, n) => n % parts !== part),
      how,
    );
    return read
      .filter((_one, n) => n % parts === part)
      .map(({ features, label, base }) => ({
        scores: scoresOf(model, features).map((score, k) => score + how.trust * (base?.[k] ?? 0)),
        gold: label,
      }));
  });
  return calibrate(labels.length, held.flat());
}
