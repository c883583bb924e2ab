import { createHash } from 'node:crypto';
import { type Features, featuresOf, places } from '../features.ts';
import { choose, confidenceOf, type Linear, scoresOf } from '../linear.ts';
import type { Card } from '../shipped.ts';
import { calibrate } from './calibrate.ts';
import { type Example, fitWeights } from './logistic.ts';
import { type Judged, measure } from './measure.ts';
import { roundWeights } from './round.ts';
import type { Row, TrainingTask } from './task.ts';

const seed = 20_260_101;
const usualDecay = 1e-5;

type Read = Row & { features: Features };

/** Makes a model and its card from the data in a folder: the same data give the same bytes. */
export function build(task: TrainingTask, folder: string): { card: Card; bytes: Uint8Array } {
  const rows = withFeatures(task.rows(folder).filter(({ label }) => task.labels.includes(label)));
  const folds = [...new Set(rows.map(({ fold }) => fold))].filter((fold) => fold !== 'written').sort();
  const held = folds.flatMap((fold) => {
    const model = train(
      task,
      rows.filter((row) => row.fold !== fold),
    );
    return rows.filter((row) => row.fold === fold).map((row) => ({ row, scores: scoresOf(model, row.features) }));
  });
  const weights = expectedOver(task, held);
  const calibration = calibrate(
    task.labels.length,
    held.map(({ row, scores }) => ({
      scores,
      gold: task.labels.indexOf(row.label),
      weight: weights.get(row.label) ?? 1,
    })),
  );
  const model = train(task, rows);
  const judge = (scores: number[], label: string): Judged => {
    const choice = choose(scores);
    return { gold: label, said: task.labels[choice.best] ?? null, confidence: confidenceOf(calibration, choice) };
  };
  const figures = [
    { measured: `held out: ${task.split}`, ...figuresOf(held.map(({ row, scores }) => judge(scores, row.label))) },
    ...foldFigures(folds, held, judge),
    ...sliceFigures(held, judge),
    ...(task.outside ?? []).map(({ measured, rows: outside }) => ({
      measured,
      ...figuresOf(
        withFeatures(outside(folder).filter(({ label }) => task.labels.includes(label))).map((row) =>
          judge(scoresOf(model, row.features), row.label),
        ),
      ),
    })),
  ];
  const bytes = Buffer.concat(model.vectors.flatMap((vector) => (vector ? [Buffer.from(vector.buffer)] : [])));
  return {
    bytes,
    card: {
      name: task.name,
      task: task.task,
      labels: task.labels,
      languages: ['en'],
      sha256: createHash('sha256').update(bytes).digest('hex'),
      trainedOn: rows.length,
      sources: task.sources,
      limits: task.limits,
      figures,
      calibration,
      scales: [...model.scales],
      biases: [...model.biases],
      counts: model.counts.map((each) => [...each]),
    },
  };
}

/** How many times as often each label is met in use as in these rows; only those of which that is known. */
function expectedOver({ expected = {} }: TrainingTask, rows: readonly { row: Row }[]): ReadonlyMap<string, number> {
  const sizeOf = (label: string) => rows.filter(({ row }) => row.label === label).length;
  return new Map(Object.entries(expected).map(([label, share]) => [label, (share * rows.length) / sizeOf(label)]));
}

function withFeatures(rows: readonly Row[]): Read[] {
  return rows.map((row) => ({ ...row, features: featuresOf(row.text) }));
}

function train(task: TrainingTask, rows: readonly Read[]): Linear {
  const sizes = task.labels.map((label) => rows.filter((row) => row.label === label).length);
  const examples = rows.map(({ features, label, weight = 1 }): Example => {
    const k = task.labels.indexOf(label);
    const share = rows.length / task.labels.length / (sizes[k] || 1);
    return { features, label: k, weight: weight * share ** task.balance * (task.boost?.[label] ?? 1) };
  });
  const { epochs, rate, countRate = 1, decay = usualDecay } = task;
  const model = roundWeights(
    task.labels,
    fitWeights(examples, { labels: task.labels.length, places, epochs, rate, countRate, decay, seed }),
  );
  return { ...model, biases: model.biases.map((bias, k) => bias + (task.shift?.[task.labels[k] ?? ''] ?? 0)) };
}

function foldFigures(
  folds: readonly string[],
  held: readonly { row: Read; scores: number[] }[],
  judge: (scores: number[], label: string) => Judged,
): Card['figures'] {
  // Parts without a name of their own say nothing one by one.
  if (folds.length > 8 || folds.some((fold) => /^\d$|-\d$/.test(fold))) return [];
  return folds.map((fold) => ({
    measured: `held out: ${fold}`,
    ...figuresOf(held.filter(({ row }) => row.fold === fold).map(({ row, scores }) => judge(scores, row.label))),
  }));
}

/** How often each slice was judged rightly while it was held out; of one with all labels, everything that is measured. */
function sliceFigures(
  held: readonly { row: Read; scores: number[] }[],
  judge: (scores: number[], label: string) => Judged,
): Card['figures'] {
  const names = [...new Set(held.flatMap(({ row }) => row.slices ?? []))].sort();
  return names.map((name): Card['figures'][number] => {
    const own = held.filter(({ row }) => row.slices?.includes(name));
    const judged = own.map(({ row, scores }) => judge(scores, row.label));
    const measured = `held out: ${name}`;
    if (new Set(judged.map(({ gold }) => gold)).size > 1) return { measured, ...figuresOf(judged) };
    const { rows, accuracy } = measure(judged);
    return { measured, rows, accuracy };
  });
}

function figuresOf(judged: readonly Judged[]): Record<string, number> {
  const { rows, accuracy, macroF1, macroRecall, calibrationError, perLabel } = measure(judged);
  const labels = Object.entries(perLabel).flatMap(([label, { precision, recall, f1 }]) => [
    [`${label}: precision`, precision],
    [`${label}: recall`, recall],
    [`${label}: F1`, f1],
  ]);
  return {
    rows,
    accuracy,
    'macro-F1': macroF1,
    'macro-recall': macroRecall,
    'calibration error': calibrationError,
    ...Object.fromEntries(labels),
  };
}
