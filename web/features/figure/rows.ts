import type { Reply } from '#contract/endpoint.ts';
import type { compareFigures, FigureWay, OwnCourse } from '#contract/figure.ts';
import { figureWays, ownCourses } from '#contract/figure.ts';

/** A course of ours or an imported way; shares and averages are null where nothing was counted. */
export type Row = {
  key: string;
  course: OwnCourse | null;
  way: FigureWay | null;
  matters: number;
  resolved: number | null;
  /** Answers and calls a matter. */
  each: number | null;
  /** Of them before everybody; null for what is counted elsewhere. */
  publicEach: number | null;
  months: number;
};

/** Pure: ours first, by their course, then what was imported, in the order of the closed lists. */
export function rowsOf({ own, imported }: Pick<Reply<typeof compareFigures>, 'own' | 'imported'>): Row[] {
  const ours = ownCourses.flatMap((course) => own.filter((one) => one.course === course));
  const theirs = figureWays.flatMap((way) => imported.filter((one) => one.way === way));
  return [
    ...ours.map(({ course, publicExchanges, ...counts }) => ({
      ...{ key: course, course, way: null },
      ...perMatter(counts),
      publicEach: counts.matters === 0 ? null : publicExchanges / counts.matters,
    })),
    ...theirs.map(({ way, ...counts }) => ({
      ...{ key: `imported ${way}`, course: null, way, publicEach: null },
      ...perMatter(counts),
    })),
  ];
}

type Counts = { matters: number; resolved: number; exchanges: number; months: number };

const perMatter = ({ matters, resolved, exchanges, months }: Counts) => ({
  matters,
  resolved: matters === 0 ? null : resolved / matters,
  each: matters === 0 ? null : exchanges / matters,
  months,
});
