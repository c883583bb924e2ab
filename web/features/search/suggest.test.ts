import { expect, test } from 'vitest';
import { suggest, valueBegun } from './suggest.ts';

const sources = {
  recent: ['refund from:mila', 'tag:lost'],
  people: [{ value: 'mila.rivers', hint: 'Mila Rivers' }],
  networks: [
    { value: 'bluesky', hint: 'Bluesky' },
    { value: 'sandbox', hint: 'Sandbox' },
  ],
  agents: [{ value: 'Ana Lima' }, { value: 'Émile' }],
  tags: [{ value: 'lost parcel' }, { value: 'refund' }],
};
const queries = (typed: string) => suggest(typed, sources).map(({ query }) => query);

test('an empty box offers earlier searches, then every operator', () => {
  const offered = suggest('', sources);

  expect(offered.slice(0, 3).map(({ kind, label }) => [kind, label])).toEqual([
    ['recent', 'refund from:mila'],
    ['recent', 'tag:lost'],
    ['operator', 'from:'],
  ]);
  expect(offered.filter(({ kind }) => kind === 'operator')).toHaveLength(9);
});

test.each([
  ['st', ['status:']],
  ['parcel ST', ['parcel status:']],
  ['parcel ', []],
  ['ref', ['refund from:mila']],
  ['nothing like it', []],
])('after "%s" the word is completed to %s', (typed, expected) => {
  expect(queries(typed)).toEqual(expected);
});

test.each([
  ['network:b', ['network:bluesky ']],
  ['lost network:', ['lost network:bluesky ', 'lost network:sandbox ']],
  ['from:Mila', ['from:mila.rivers ']],
  ['assignee:m', ['assignee:me ']],
  ['assignee:emi', ['assignee:Émile ']],
  ['assignee:"ana l', ['assignee:"Ana Lima" ']],
  ['tag:lo', ['tag:"lost parcel" ']],
  ['has:i', ['has:image ']],
  ['is:pu', ['is:public ']],
  ['status:sno', ['status:snoozed ']],
  ['before:y', ['before:yesterday ']],
  ['tag:"lost parcel"', []],
  ['tag:"lost parcel" ', []],
  ['xfrom:mi', []],
])('the value in "%s" is completed to %s', (typed, expected) => {
  expect(queries(typed)).toEqual(expected);
});

test('the value that is being typed is known with its operator, so that people can be looked up', () => {
  expect(valueBegun('refund from:mi')).toEqual({ operator: 'from', before: 'refund ', typed: 'mi' });
  expect(valueBegun('refund')).toBeNull();
});
