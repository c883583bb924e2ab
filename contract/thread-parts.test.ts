import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from './measure.ts';
import { joinParts, mostParts, splitIntoParts } from './thread-parts.ts';

const limit = (max: number) => ({ max, unit: 'graphemes' as const });
const squeezed = (text: string) => text.replace(/\s+/gu, '');

describe('a long answer as a thread', () => {
  test('stays one post without a number where it fits', () => {
    expect(splitIntoParts('  It is on its way. ', limit(50))).toEqual(['It is on its way.']);
  });

  test.each([
    ['between paragraphs', 'One two three.\n\nFour five six.', 24, ['One two three. (1/2)', 'Four five six. (2/2)']],
    ['between sentences', 'One two three. Four five six.', 24, ['One two three. (1/2)', 'Four five six. (2/2)']],
    ['between words', 'one two three four five six', 22, ['one two three (1/2)', 'four five six (2/2)']],
    ['after a quoted end', '“One two three.” Four five six.', 24, ['“One two three.” (1/2)', 'Four five six. (2/2)']],
    [
      'between sentences without spaces',
      '一二三四五六七。八九十一二三四。',
      15,
      ['一二三四五六七。 (1/2)', '八九十一二三四。 (2/2)'],
    ],
    ['in a word that is too long alone', 'abcdefghijklmnopqrst', 16, ['abcdefghij (1/2)', 'klmnopqrst (2/2)']],
  ])('breaks %s', (_where, text, max, parts) => {
    expect(splitIntoParts(text, limit(max))).toEqual(parts);
  });

  test('does not leave a post nearly empty for the sake of a sentence', () => {
    const [first] = splitIntoParts('Yes. The parcel left us on Monday and is with the carrier', limit(40)) ?? [];
    expect(first).toBe('Yes. The parcel left us on Monday (1/2)');
  });

  test('breaks no sign of several code points, and counts bytes where the network does', () => {
    const parts = splitIntoParts('👩‍👩‍👧‍👦'.repeat(6), { max: 300, unit: 'graphemes', maxBytes: 60 }) ?? [];
    expect(joinParts(parts).replace(/\s/gu, '')).toBe('👩‍👩‍👧‍👦'.repeat(6));
    for (const part of parts) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(60);
  });

  test('is none where it would take too many posts', () => {
    expect(splitIntoParts('word '.repeat(200), limit(30))).toBeNull();
  });

  test('loses no letter, keeps the order, and each post fits, for any text and limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), fc.integer({ min: 20, max: 120 }), (text, max) => {
        const parts = splitIntoParts(text, limit(max));
        if (parts === null) return;
        expect(parts.length).toBeLessThanOrEqual(mostParts);
        for (const part of parts) expect(measure(part, 'graphemes')).toBeLessThanOrEqual(max);
        const said = parts.length === 1 ? parts.join('') : joinParts(parts);
        expect(squeezed(said)).toBe(squeezed(text));
      }),
    );
  });
});
