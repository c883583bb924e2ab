import { expect, test } from 'vitest';
import { findReplies } from './find-replies.ts';

const reply = (title: string, change: object = {}) => ({
  title,
  folder: '',
  opening: '',
  usesHere: 0,
  uses: 0,
  ...change,
});
const found = (query: string, replies: ReturnType<typeof reply>[]) =>
  findReplies(query, replies).map(({ title }) => title);

test('without a word what is sent most often in such a place comes first', () => {
  const replies = [reply('Rare'), reply('Elsewhere', { uses: 9 }), reply('Here', { uses: 9, usesHere: 8 })];

  expect(found('', replies)).toEqual(['Here', 'Elsewhere', 'Rare']);
});

test('a title that is meant beats habit, and habit decides between equals', () => {
  const replies = [
    reply('Refund sent'),
    reply('Return label', { uses: 900, usesHere: 900 }),
    reply('Refund late', { usesHere: 3, uses: 3 }),
  ];

  expect(found('refund', replies)).toEqual(['Refund late', 'Refund sent']);
  expect(found('ret', replies)[0]).toBe('Return label');
});

test('folder and beginning are searched too, but not letter by letter', () => {
  const replies = [
    reply('A', { folder: 'Delivery' }),
    reply('B', { opening: 'Your parcel is delayed by the storm.' }),
    reply('C', { opening: 'd e l i v e r y' }),
  ];

  expect(found('delivery', replies)[0]).toBe('A');
  expect(found('storm', replies)).toEqual(['B']);
  expect(found('dlvr', replies)).toEqual([]);
});
