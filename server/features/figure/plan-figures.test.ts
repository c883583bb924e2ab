import { expect, test } from 'vitest';
import { planFigures } from './plan-figures.ts';

const head = 'month,way,matters,resolved,exchanges';
const plan = (csv: string, existing: Parameters<typeof planFigures>[1]['existing'] = []) =>
  planFigures(csv, { existing, now: '2026-11' });
const one = (line: string) => plan(`${head}\n${line}`);

test.each([
  ['2026-01,phone,1200,1100,1900', '2026-01', 1200],
  ['2026-01-31,Phone,1200,1100,1900', '2026-01', 1200],
  ['01/2026,PHONE,"1,200","1,100","1,900"', '2026-01', 1200],
  ['1.2026,phone,1.200,1.100,1.900', '2026-01', 1200],
  ['2026-11,phone,0,0,0', '2026-11', 0],
])('%s is read', (line, month, matters) => {
  expect(one(line).writes).toMatchObject([{ way: 'phone', month, matters }]);
});

test('semicolons, another order of columns and further columns are read', () => {
  const csv = '\uFEFFWay;Note;Month;Exchanges;Resolved;Matters\r\nmail;spring;2026-03;30;9;10\r\n';
  expect(plan(csv).writes).toEqual([{ way: 'mail', month: '2026-03', matters: 10, resolved: 9, exchanges: 30 }]);
});

test.each([
  ['spring,phone,1,1,1', 'bad_month', 'spring'],
  ['2026-13,phone,1,1,1', 'bad_month', '2026-13'],
  ['2026-12,phone,1,1,1', 'month_to_come', '2026-12'],
  ['2026-01,fax,1,1,1', 'unknown_way', 'fax'],
  ['2026-01,phone,1.5,1,1', 'bad_number', 'matters: 1.5'],
  ['2026-01,phone,1,-1,1', 'bad_number', 'resolved: -1'],
  ['2026-01,phone,1,1,', 'bad_number', 'exchanges: '],
  ['2026-01,phone,1,2,1', 'resolved_above', '2 > 1'],
  ['2026-01,phone,999999999,1,1', 'bad_number', 'matters: 999999999'],
])('%s is left out: %s', (line, problem, about) => {
  expect(one(line)).toMatchObject({ writes: [], lines: [{ line: 2, becomes: 'left_out', problem, about }] });
});

test('a wrong line leaves the others in, and the same month of a way counts once', () => {
  const csv = [head, '2026-01,phone,1,1,1', 'x,phone,1,1,1', '2026-01,phone,2,2,2', '2026-01,mail,3,3,3'].join('\n');
  const { lines, writes } = plan(csv);
  expect(lines.map(({ line, becomes, problem }) => [line, becomes, problem])).toEqual([
    [2, 'new', null],
    [3, 'left_out', 'bad_month'],
    [4, 'left_out', 'twice'],
    [5, 'new', null],
  ]);
  expect(writes).toHaveLength(2);
});

test('what is known already is the same or changed', () => {
  const existing = [{ way: 'phone' as const, month: '2026-01', matters: 1, resolved: 1, exchanges: 1 }];
  const becomes = (line: string) => plan(`${head}\n${line}`, existing).lines[0]?.becomes;
  expect([becomes('2026-01,phone,1,1,1'), becomes('2026-01,phone,2,1,1')]).toEqual(['same', 'changed']);
});

test.each([
  ['', 'column_missing', 'month'],
  ['month,way,matters,resolved\n2026-01,phone,1,1', 'column_missing', 'exchanges'],
  [`${head}\n2026-01,phone,1,1,1\n2026-02,"phone,1,1,1\n2026-03,phone,1,1,1\n`, 'quote_unclosed', ''],
  [[head, ...Array.from({ length: 1_501 }, () => '2026-01,phone,1,1,1')].join('\n'), 'too_many', '1500'],
])('a sheet that is none changes nothing', (csv, problem, about) => {
  expect(plan(csv)).toMatchObject({ writes: [], lines: [{ problem, about }] });
});
