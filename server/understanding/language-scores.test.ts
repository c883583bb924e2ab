import { eld } from 'eld/medium';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreLanguages } from './language-scores.ts';
import { sample } from './sample.ts';

function byLibrary(text: string) {
  const found = eld.detect(text);
  const [first, second = 0] = Object.values(found.getScores());
  return found.language === '' ? null : { language: found.language, first, second, isReliable: found.isReliable() };
}

test.each(sample.map((text) => [text]))('%s is scored as the library scores it', (text) => {
  expect(scoreLanguages(text)).toEqual(byLibrary(text));
});

/** Pieces of the sample, cut anywhere, with what stands between words. */
const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...sample), fc.nat(40), fc.nat(60))
    .map(([text, from, length]) => text.slice(from, from + length)),
  fc.constantFrom(' ', "'", '’', '`', " '", "' ", '…', '🎉', '\n', 'ΟΔΟΣ', 'ß', '7', 'https://t.co/x'),
);

test('any text is scored as the library scores it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      // Lower case leaves a mark of this one that the library takes for a blank.
      const text = pieces.join('').replaceAll('İ', 'i').slice(0, 900);
      expect(scoreLanguages(text)).toEqual(byLibrary(text));
    }),
    { numRuns: 300 },
  );
});
