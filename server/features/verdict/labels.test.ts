import { describe, expect, it, test } from 'vitest';
import { keptWords, labelsOf, newestOf, sameLabels } from './labels.ts';

const said = (label: string | null) => ({ label, confidence: 0.8, words: [] });

describe('what holds of a message', () => {
  it('is what the program found, without the unknown', () => {
    expect(labelsOf({ sentiment: said('negative'), urgent: said(null) }, new Map())).toEqual({ sentiment: 'negative' });
  });

  it('is a person’s word before the program’s, known or not', () => {
    const corrections = new Map([
      ['sentiment', 'positive'],
      ['urgent', 'urgent'],
    ] as const);

    expect(labelsOf({ sentiment: said('negative'), urgent: said(null) }, corrections)).toEqual({
      sentiment: 'positive',
      urgent: 'urgent',
    });
  });

  it('is nothing where a person said that there is none', () => {
    const found = { intent: said('praise'), product: said('drill') };

    expect(labelsOf(found, new Map([['intent', 'not-intent']]))).toEqual({ product: 'drill' });
  });

  it('is the same only where every task says the same', () => {
    expect(sameLabels({ sentiment: 'neutral' }, { sentiment: 'neutral' })).toBe(true);
    expect(sameLabels({ sentiment: 'neutral' }, { sentiment: 'neutral', urgent: 'urgent' })).toBe(false);
  });
});

test('of a conversation the newest message counts on which a task is known', () => {
  expect(newestOf([{ sentiment: 'positive' }, { sentiment: 'negative', urgent: 'urgent' }])).toEqual({
    sentiment: 'positive',
    urgent: 'urgent',
  });
  expect(newestOf([])).toEqual({});
});

test.each([
  [
    ['worst', 'worst', 'never'],
    ['worst', 'never'],
  ],
  [['4111', 'card4', '@ana', 'https://x.example', 'gone'], ['gone']],
  [['٣٤', 'late'], ['late']],
  [
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    ['a', 'b', 'c', 'd', 'e', 'f'],
  ],
])('of the words %j are kept %j', (words, kept) => {
  expect(keptWords(words)).toEqual(kept);
});
