import { expect, test } from 'vitest';
import { insertMention, mentionAt, mentionedIn } from './mention.ts';

test('a name begins with an @ after a space or at the start', () => {
  expect(mentionAt('@an', 3)).toEqual({ from: 0, query: 'an' });
  expect(mentionAt('Please @Ana Ma', 14)).toEqual({ from: 7, query: 'Ana Ma' });
  expect(mentionAt('write to ana@shop', 17)).toBeNull();
  expect(mentionAt('@ana\nthanks', 11)).toBeNull();
});

test('the chosen name stands in place of what was typed', () => {
  expect(insertMention('Ask @an about it', 7, 4, 'Ana Maria')).toEqual({ text: 'Ask @Ana Maria about it', caret: 15 });
});

test('who is named is called, the longer name first', () => {
  const people = [
    { id: '1', name: 'Ana' },
    { id: '2', name: 'Ana Maria' },
  ];

  expect(mentionedIn('@Ana Maria, look', people)).toEqual(['2']);
  expect(mentionedIn('@Ana Maria and @Ana', people)).toEqual(['2', '1']);
  expect(mentionedIn('Ana', people)).toEqual([]);
});
