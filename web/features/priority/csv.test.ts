import { expect, test } from 'vitest';
import { type Category, defaultMatrix } from '#contract/priority.ts';
import { fromCsv, toCsv } from './csv.ts';

const odd: Category = {
  id: 'odd',
  name: '=cmd, "quoted"\nand two lines',
  priority: 'low',
  firstMinutes: 1,
  nextMinutes: 2,
  resolutionMinutes: null,
  when: {
    sentiments: ['negative', 'neutral'],
    themes: ['delivery'],
    intents: ['request', 'cancel'],
    products: ['app'],
    signs: ['frustrated'],
    stage: 'private',
    fields: [{ key: 'tier', values: ['gold', 'silver'] }],
    languages: ['pt-BR'],
  },
  answerTeamIds: [],
  resolveTeamIds: ['018f0000-0000-7000-8000-000000000001'],
  answerTier: 2,
  resolveTier: 3,
  answerRole: 'agent',
  resolveRole: 'lead',
  resolveGroupId: '018f0000-0000-7000-8000-000000000002',
};

test('a matrix that goes out as a spreadsheet comes back as it was', () => {
  const categories = [...defaultMatrix.categories, odd];

  expect(fromCsv(toCsv(categories))).toEqual({ categories });
});

test('no cell is a formula for a table program', () => {
  expect(toCsv([odd])).toContain(`"'=cmd`);
});

test('a spreadsheet written by hand needs name, priority and one time', () => {
  const read = fromCsv('Name;Priority;first_minutes;words\nRefunds;High;60;refund*, money back\n');

  expect(read).toMatchObject({
    categories: [
      { id: 'category_1', name: 'Refunds', priority: 'high', firstMinutes: 60, nextMinutes: 60, answerTier: 1 },
    ],
  });
});

test.each([
  ['name,priority\nx,high\n', { line: 1, problem: 'first_minutes' }],
  ['name,priority,first_minutes\nx,high,60\ny,huge,60\n', { line: 3, problem: 'priority' }],
  ['name,priority,first_minutes\nx,high,60\n"y,low,60\nz,low,60\n', { line: 3, problem: null }],
  ['name,priority,first_minutes\nx,high,soon\n', { line: 2, problem: 'firstMinutes' }],
])('what is wrong in %j is named with its line', (text, problem) => {
  expect(fromCsv(text)).toEqual(problem);
});
