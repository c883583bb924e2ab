import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedLength } from '#simulators/mastodon/html.ts';
import { measure } from './measure.ts';

test.each([
  ['a text', 6],
  ['👩‍👩‍👧 é', 3],
  ['https://a.io', 23],
  [`https://example.test/${'x'.repeat(400)}`, 23],
  ['(https://example.test/a).', 26],
  ['http://a.io http://b.io', 47],
  ['a.io is no address', 18],
  ['@lena@kolektiva.example hi', 8],
  ['@lena hi', 8],
  ['mail me@example.test', 20],
  ['@a@b.example @c@d.example', 5],
  ['https://example.test/@lena@kolektiva.example', 23],
])('the fediverse counts %s as %i', (text, length) => {
  expect(measure(text, 'fediverse')).toBe(length);
});

test.each([
  ['a text', 6],
  ['é ß 漢字', 6],
  ['👍', 4],
  ['👍🏽', 8],
  ['👩‍👩‍👧', 18],
  ['❤️', 6],
  ['🇩🇪', 8],
  ['1️⃣', 7],
  ['1 ™ © #', 7],
  ['https://example.test/a', 22],
])('Threads counts %s as %i', (text, length) => {
  expect(measure(text, 'emoji_bytes')).toBe(length);
});

test('we count as the simulated server does, whatever the text', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      '@lena',
      '@lena@kolektiva.example',
      'https://example.test/x?y=1',
      'http://a.io,',
      '👍🏽',
      'é',
      '\n',
      'مرحبا',
      '@',
      'a@b.c',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (words) => {
      const text = words.join(' ');
      expect(measure(text, 'fediverse')).toBe(countedLength(text));
    }),
  );
});

test('a text is never longer than its graphemes and 23 for each address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(measure(text, 'fediverse')).toBeLessThanOrEqual(
        measure(text, 'graphemes') + 23 * text.split('http').length,
      );
    }),
  );
});
