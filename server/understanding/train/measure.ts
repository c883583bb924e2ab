/** What a model made of texts whose label is known. */
export type Measured = {
  rows: number;
  accuracy: number;
  macroF1: number;
  macroRecall: number;
  perLabel: Record<string, { precision: number; recall: number; f1: number; rows: number }>;
  /** How far confidence and truth lie apart on average (expected calibration error, ten bins). */
  calibrationError: number;
};

export type Judged = { gold: string; said: string | null; confidence: number };

/** Figures in percent, to a tenth; what was not judged counts as wrong. */
export function measure(judged: readonly Judged[]): Measured {
  const labels = [...new Set(judged.map(({ gold }) => gold))].sort();
  const perLabel = Object.fromEntries(
    labels.map((label) => {
      const rows = judged.filter(({ gold }) => gold === label).length;
      const said = judged.filter((one) => one.said === label).length;
      const right = judged.filter((one) => one.said === label && one.gold === label).length;
      const precision = said === 0 ? 0 : right / said;
      const recall = rows === 0 ? 0 : right / rows;
      const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
      return [label, { precision: percent(precision), recall: percent(recall), f1: percent(f1), rows }];
    }),
  );
  const mean = (pick: 'f1' | 'recall') =>
    percent(labels.reduce((sum, label) => sum + (perLabel[label]?.[pick] ?? 0), 0) / labels.length / 100);
  return {
    rows: judged.length,
    accuracy: percent(judged.filter(({ gold, said }) => gold === said).length / judged.length),
    macroF1: mean('f1'),
    macroRecall: mean('recall'),
    perLabel,
    calibrationError: percent(calibrationError(judged)),
  };
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sure: 0, right: 0, rows: 0 }));
  for (const { gold, said, confidence } of judged) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin || said === null) continue;
    bin.rows += 1;
    bin.sure += confidence;
    bin.right += gold === said ? 1 : 0;
  }
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / judged.length;
}

const percent = (share: number) => Math.round(share * 1000) / 10;
