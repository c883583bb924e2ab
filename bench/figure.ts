/** One line of a benchmark, with its floor measured in the same run. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** Null where decisions name none. */
  floor: number | null;
  ratio: number | null;
  /** Which ratio passes; null for figures that are only printed. */
  target: { least: number } | { most: number } | null;
  /** What else a reader wants to know. */
  note?: string;
};

export type Bench = {
  readonly name: string;
  /** `quick` looks whether it works, with too few samples to judge. */
  run(say: (progress: string) => void, options: { quick: boolean }): Promise<Figure[]>;
};

/** A figure as value over floor. */
export function figure(
  name: string,
  {
    value,
    unit,
    floor,
    target,
    note,
  }: { value: number; unit: string; floor: number; target: Figure['target']; note?: string },
): Figure {
  return { name, value, unit, floor, ratio: value / floor, target, ...(note === undefined ? {} : { note }) };
}

export function passes({ ratio, value, floor, target }: Figure): boolean {
  if (target === null) return true;
  // Without a floor the target is of the value itself.
  const judged = floor === null ? value : (ratio ?? Number.NaN);
  return 'least' in target ? judged >= target.least : judged <= target.most;
}
