import { describe, expect, it } from 'vitest';
import { fuzzyFilter, fuzzyScore } from './fuzzy.ts';

const filter = (query: string, texts: string[]) => fuzzyFilter(query, texts, (text) => text);

describe('the fuzzy filter', () => {
  it('keeps everything in its order while nothing is typed', () => {
    expect(filter('', ['b', 'a'])).toEqual(['b', 'a']);
  });

  it('finds letters in order and leaves out the rest', () => {
    expect(filter('gti', ['Go to Inbox', 'Theme: Dark'])).toEqual(['Go to Inbox']);
  });

  it('puts a word that starts with the query before one that only holds it', () => {
    expect(filter('in', ['Pin this', 'Inbox'])).toEqual(['Inbox', 'Pin this']);
  });

  it('puts the letters of word starts before scattered ones', () => {
    expect(filter('ss', ['Messages of someone', 'Show shortcuts'])[0]).toBe('Messages of someone');
    expect(filter('sk', ['Desk lamp', 'Show keys'])[1]).toBe('Show keys');
    expect(filter('shk', ['Fishtank', 'Show keys'])[0]).toBe('Show keys');
  });

  it('finds what is called otherwise too, below what is called so and above scattered letters', () => {
    const other: Record<string, string[]> = { Read: ['unread', 'new'], 'Nice owls': [], Newest: [] };
    const found = (query: string) =>
      fuzzyFilter(
        query,
        Object.keys(other),
        (text) => text,
        (text) => other[text] ?? [],
      );

    expect(found('unr')).toEqual(['Read']);
    expect(found('new')).toEqual(['Newest', 'Read', 'Nice owls']);
    expect(found('ead')).toEqual(['Read']);
    expect(found('')).toEqual(Object.keys(other));
  });

  it('does not care about case and accents', () => {
    expect(fuzzyScore('krol', 'Tomasz Króĺ')).not.toBeNull();
    expect(fuzzyScore('KRÓL', 'Tomasz Krol')).not.toBeNull();
  });
});
