import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from './plain.ts';

test.each([
  ['٤١١١', '4111'],
  ['४१', '41'],
  ['１２３', '123'],
  ['𝟜𝟚', '42'],
  ['4️⃣1️⃣', '41'],
  ['🔟', '10'],
  ['①②', '12'],
  ['re\u200bfu\u00adnd', 'refund'],
  ['Müller', 'Müller'],
])('%s is read as %s', (typed, read) => {
  expect(plain(typed).text).toBe(read);
});

test('every stretch stands where it was typed', () => {
  const { text, place } = plain('a\u200b٤٢ b');
  const at = text.indexOf('42');

  expect(place(at, at + 2)).toEqual({ from: 2, to: 4 });
});

test('a place never leaves the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const { text, place } = plain(typed);
      const { from, to } = place(0, text.length);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(typed.length);
    }),
  );
});
