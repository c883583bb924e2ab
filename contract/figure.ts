import * as z from 'zod/mini';
import { Instant } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Ways that are counted elsewhere. */
export const figureWays = ['phone', 'mail', 'ticket', 'chat', 'shop', 'other'] as const;
export const FigureWay = z.enum(figureWays);
export type FigureWay = z.output<typeof FigureWay>;

/** How a matter of ours went: before everybody alone, from there into private, or in private alone. */
export const ownCourses = ['public', 'went_private', 'private'] as const;
export const OwnCourse = z.enum(ownCourses);
export type OwnCourse = z.output<typeof OwnCourse>;

/** `2026-01`. */
export const Month = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));

const counts = {
  matters: z.number(),
  resolved: z.number(),
  /** Answers of ours, and calls. */
  exchanges: z.number(),
  /** So many months of those that were asked for have figures. */
  months: z.number(),
};
export const OwnFigures = z.object({ course: OwnCourse, ...counts, publicExchanges: z.number() });
export type OwnFigures = z.output<typeof OwnFigures>;
export const ImportedFigures = z.object({ way: FigureWay, ...counts });
export type ImportedFigures = z.output<typeof ImportedFigures>;

export const compareFigures = endpoint({
  method: 'GET',
  path: '/api/figures',
  permission: 'policy.manage',
  summary: 'Matters, how many were resolved and by how many answers: our own by their course, and those imported.',
  query: z.object({ months: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(24)), 6) }),
  reply: z.object({
    /** The first and the last whole month; the running one is not compared. */
    from: Month,
    to: Month,
    own: z.array(OwnFigures),
    /** When our own were counted, the oldest count of a month; null where all were counted now. */
    countedAt: z.nullable(Instant),
    imported: z.array(ImportedFigures),
  }),
});

export const figureProblems = [
  'quote_unclosed',
  'column_missing',
  'bad_month',
  'month_to_come',
  'unknown_way',
  'bad_number',
  'resolved_above',
  'twice',
  'too_many',
] as const;
export type FigureProblem = (typeof figureProblems)[number];

/** What a line of a spreadsheet would do, or why it does nothing. */
export const FigureLine = z.object({
  /** As the table program counts, the heading being 1. */
  line: z.number(),
  month: z.string(),
  way: z.string(),
  becomes: z.enum(['new', 'changed', 'same', 'left_out']),
  /** One of `figureProblems`, for `left_out`. */
  problem: z.nullable(z.string()),
  /** The column or value that it is about. */
  about: z.string(),
});
export type FigureLine = z.output<typeof FigureLine>;

export const importFigures = endpoint({
  method: 'POST',
  path: '/api/figures/import',
  permission: 'policy.manage',
  summary:
    'Reads a spreadsheet of figures by way and month: what it would change, line by line, and with `apply` changes it. Lines with a problem are left out.',
  body: z.object({ csv: z.string().check(z.maxLength(500_000)), apply: z._default(z.boolean(), false) }),
  reply: z.object({ lines: z.array(FigureLine), applied: z.boolean() }),
});

export const removeFigures = endpoint({
  method: 'POST',
  path: '/api/figures/remove',
  permission: 'policy.manage',
  summary: 'Takes the imported figures of a way away; the answer brings them back when it is imported.',
  body: z.object({ way: FigureWay }),
  reply: z.object({ csv: z.string() }),
});
