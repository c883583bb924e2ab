import { describe, expect, it, test } from 'vitest';
import { defaultMatrix, type PriorityMatrix, timesOf } from '#contract/priority.ts';
import type { Facts } from './conditions.ts';
import { recognise, recogniseAmong } from './recognise.ts';
import { findWord } from './words.ts';

const facts = (changes: Partial<Facts> = {}): Facts => ({
  network: 'bluesky',
  stage: 'public',
  language: 'en',
  teamId: null,
  followers: 120,
  marks: [],
  fields: {},
  labels: {},
  text: 'Do you ship to Norway?',
  ...changes,
});

describe('a word of the matrix', () => {
  test.each([
    ['refund', 'I want a REFUND now', true],
    ['refund', 'I was refunded', false],
    ['refund*', 'I was refunded', true],
    ['charged twice', 'You charged\n twice!', true],
    ['late', 'my chocolate', false],
    ['gefährlich', 'Das ist GEFAHRLICH.', true],
    ["doesn't work", 'it doesn’t work', true],
    ['عاجل', 'الأمر عاجل جدا', true],
    ['返金', '早く返金してください', true],
    ['c++', 'c++ rules', true],
    ['e-mail/fax', 'no E-Mail/Fax here', true],
    ['*', 'anything', false],
  ])('%s in “%s”: %s', (word, text, expected) => {
    expect(findWord([word], text) !== null).toBe(expected);
  });
});

describe('the matrix', () => {
  test.each<[string, Partial<Facts>, string]>([
    ['a question', {}, 'general'],
    ['an urgent complaint', { text: 'This is urgent, my card was charged twice' }, 'urgent_complaint'],
    ['a complaint', { text: 'The kettle is broken' }, 'complaint'],
    ['somebody many listen to', { followers: 25_000 }, 'many_listen'],
    ['the same in private', { followers: 25_000, stage: 'private' }, 'private_message'],
    ['the press', { marks: ['press'] }, 'special_person'],
    ['a network that tells no followers', { followers: null }, 'general'],
    ['a threat', { labels: { threat: 'threat' } }, 'threat'],
    ['hurry', { labels: { urgent: 'urgent' } }, 'in_a_hurry'],
    ['hurry of somebody unhappy', { labels: { urgent: 'urgent', sentiment: 'negative' } }, 'unhappy_in_a_hurry'],
    ['somebody out of patience', { labels: { frustrated: 'frustrated', sentiment: 'negative' } }, 'out_of_patience'],
    ['the same before many', { followers: 25_000, labels: { frustrated: 'frustrated' } }, 'anger_many_read'],
    ['an unhappy tone', { labels: { sentiment: 'negative', frustrated: 'not-frustrated' } }, 'unhappy'],
    ['what is understood to be calm', { labels: { sentiment: 'positive', threat: 'not-threat' } }, 'general'],
  ])('recognises %s', (_, changes, expected) => {
    expect(recognise(defaultMatrix, facts(changes)).category.id).toBe(expected);
  });

  const matrix = (when: PriorityMatrix['categories'][number]['when']): PriorityMatrix => ({
    categories: [
      { ...(defaultMatrix.categories[0] as PriorityMatrix['categories'][number]), id: 'asked', when },
      ...defaultMatrix.categories.slice(-1),
    ],
  });

  test.each<[string, PriorityMatrix['categories'][number]['when'], Partial<Facts>, string]>([
    ['any of several networks', { networks: ['mastodon', 'bluesky'] }, {}, 'asked'],
    ['a language with its regions', { languages: ['pt'] }, { language: 'pt-BR' }, 'asked'],
    ['a region of a language', { languages: ['pt-BR'] }, { language: 'pt' }, 'general'],
    ['all conditions together', { stage: 'public', followersAtLeast: 200 }, {}, 'general'],
    ['a tier', { fields: [{ key: 'tier', values: ['gold'] }] }, { fields: { tier: 'gold' } }, 'asked'],
    ['another tier', { fields: [{ key: 'tier', values: ['gold'] }] }, { fields: { tier: 'silver' } }, 'general'],
    [
      'every field named',
      {
        fields: [
          { key: 'a', values: ['1'] },
          { key: 'b', values: ['2'] },
        ],
      },
      { fields: { a: 1 } },
      'general',
    ],
  ])('asks for %s', (_, when, changes, expected) => {
    expect(recognise(matrix(when), facts(changes)).category.id).toBe(expected);
  });

  it('says which conditions held', () => {
    const { reasons } = recognise(defaultMatrix, facts({ text: 'Refunded? No!' }));

    expect(reasons).toEqual([{ condition: 'words', value: 'refund*' }]);
  });

  it('lets the most pressing message of a conversation decide, and the first of equals', () => {
    const found = recogniseAmong(defaultMatrix, [
      facts(),
      facts({ text: 'It is broken' }),
      facts({ text: 'It is still broken' }),
    ]);

    expect(found).toMatchObject({ category: { id: 'complaint' }, n: 1 });
    expect(recogniseAmong(defaultMatrix, [])).toBeNull();
  });
});

describe('the times that count', () => {
  it('are the category’s own, unless a person chose another priority', () => {
    expect(timesOf(defaultMatrix, 'general', 'normal').firstMinutes).toBe(240);
    expect(timesOf(defaultMatrix, 'general', 'urgent').id).toBe('urgent_complaint');
    expect(timesOf(defaultMatrix, 'complaint', 'low').id).toBe('complaint');
    expect(timesOf(defaultMatrix, null, 'normal').id).toBe('general');
  });
});
