import * as z from 'zod/mini';
import { csvLine, readCsv, UnclosedQuote } from '#contract/csv.ts';
import { Category, type Conditions } from '#contract/priority.ts';

/** The columns of the spreadsheet; lists stand in one cell, with `; ` between. */
const columns = [
  'id',
  'name',
  'priority',
  'first_minutes',
  'next_minutes',
  'resolution_minutes',
  'words',
  'sentiments',
  'themes',
  'intents',
  'products',
  'signs',
  'networks',
  'stage',
  'languages',
  'followers_at_least',
  'marks',
  'fields',
  'teams',
  'answer_teams',
  'resolve_teams',
  'answer_tier',
  'resolve_tier',
  'answer_role',
  'resolve_role',
  'resolve_group',
] as const;
type Column = (typeof columns)[number];

const listed = (values: readonly string[] | undefined) => (values ?? []).join('; ');
const split = (cell: string) =>
  cell
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Pure: the matrix as a spreadsheet that `fromCsv` reads back as it was (RFC 4180). */
export function toCsv(categories: readonly Category[]): string {
  const rows = categories.map((one) => {
    const { when } = one;
    const cells: Record<Column, string> = {
      id: one.id,
      name: one.name,
      priority: one.priority,
      first_minutes: String(one.firstMinutes),
      next_minutes: String(one.nextMinutes),
      resolution_minutes: one.resolutionMinutes === null ? '' : String(one.resolutionMinutes),
      words: listed(when.words),
      sentiments: listed(when.sentiments),
      themes: listed(when.themes),
      intents: listed(when.intents),
      products: listed(when.products),
      signs: listed(when.signs),
      networks: listed(when.networks),
      stage: when.stage ?? '',
      languages: listed(when.languages),
      followers_at_least: when.followersAtLeast === undefined ? '' : String(when.followersAtLeast),
      marks: listed(when.marks),
      fields: (when.fields ?? []).map(({ key, values }) => `${key}=${values.join('|')}`).join('; '),
      teams: listed(when.teamIds),
      answer_teams: listed(one.answerTeamIds),
      resolve_teams: listed(one.resolveTeamIds),
      answer_tier: String(one.answerTier),
      resolve_tier: String(one.resolveTier),
      answer_role: one.answerRole,
      resolve_role: one.resolveRole,
      resolve_group: one.resolveGroupId ?? '',
    };
    return csvLine(columns.map((column) => cells[column]));
  });
  return [csvLine(columns), ...rows].join('');
}

/** Pure: the categories of a spreadsheet, or the first line (from 1) that is none and the column, null for a quote left open. */
export function fromCsv(text: string): { categories: Category[] } | { line: number; problem: string | null } {
  const sheet = readCsv(text);
  if (sheet instanceof UnclosedQuote) return { line: sheet.row, problem: null };
  const [head, ...rows] = sheet;
  const places = new Map((head?.cells ?? []).map((name, n) => [name.trim().toLowerCase(), n]));
  const missing = ['name', 'priority', 'first_minutes'].find((column) => !places.has(column));
  if (missing) return { line: 1, problem: missing };
  const categories: Category[] = [];
  for (const [n, { row, cells }] of rows.entries()) {
    const cell = (column: Column) => (cells[places.get(column) ?? -1] ?? '').trim();
    const read = z.safeParse(Category, categoryOf(cell, n));
    if (!read.success) return { line: row, problem: String(read.error.issues[0]?.path[0] ?? 'name') };
    categories.push(read.data);
  }
  return { categories };
}

function categoryOf(cell: (column: Column) => string, n: number): unknown {
  const minutes = (column: Column) => (cell(column) === '' ? Number.NaN : Number(cell(column)));
  const first = minutes('first_minutes');
  return {
    id: cell('id') || `category_${n + 1}`,
    name: cell('name'),
    priority: cell('priority').toLowerCase(),
    firstMinutes: first,
    nextMinutes: cell('next_minutes') === '' ? first : minutes('next_minutes'),
    resolutionMinutes: cell('resolution_minutes') === '' ? null : minutes('resolution_minutes'),
    when: conditionsOf(cell),
    answerTeamIds: split(cell('answer_teams')),
    resolveTeamIds: split(cell('resolve_teams')),
    answerTier: Number(cell('answer_tier') || 1),
    resolveTier: Number(cell('resolve_tier') || 1),
    answerRole: cell('answer_role').toLowerCase() || undefined,
    resolveRole: cell('resolve_role').toLowerCase() || undefined,
    resolveGroupId: cell('resolve_group') || null,
  };
}

function conditionsOf(cell: (column: Column) => string): Record<keyof Conditions, unknown> {
  const some = (column: Column) => (split(cell(column)).length > 0 ? split(cell(column)) : undefined);
  const fields = split(cell('fields')).map((field) => {
    const [key = '', values = ''] = field.split('=');
    return { key: key.trim(), values: values.split('|').map((value) => value.trim()) };
  });
  return {
    words: some('words'),
    sentiments: some('sentiments'),
    themes: some('themes'),
    intents: some('intents'),
    products: some('products'),
    signs: some('signs'),
    networks: some('networks'),
    stage: cell('stage') || undefined,
    languages: some('languages'),
    followersAtLeast: cell('followers_at_least') === '' ? undefined : Number(cell('followers_at_least')),
    marks: some('marks'),
    fields: fields.length > 0 ? fields : undefined,
    teamIds: some('teams'),
  };
}
