import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processorMs } from '#test/processor-time.ts';
import { weightedLength } from './weighted-length.ts';

/** Each as parseTweet of twitter-text 3.1.0 counts it. */
test.each([
  ['hello', 5],
  ['he\u0301llo', 5],
  ['日本', 4],
  ['한국', 4],
  ['مرحبا', 5],
  ['ไทย', 3],
  ['“quoted” — …', 13],
  ['‼', 2],
  ['👍', 2],
  ['👍🏽', 2],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['1️⃣', 2],
  ['☺️', 2],
  ['©', 1],
  ['™', 2],
  ['@jo #tag $AAPL', 14],
  ['https://a.io', 23],
  [`https://example.com/${'x'.repeat(400)}?a=1&b=2#c`, 23],
  ['HTTPS://A.IO', 23],
  ['https://a.io:8080/x', 23],
  ['https://a.io.', 24],
  ['(https://a.io/x)', 25],
  ['https://a.io/a_(b)', 23],
  ['https://x.com/日本', 27],
  ['日本https://a.de/x', 27],
  ['http://bücher.de/ä', 23],
  ['https://localhost/x', 19],
  ['example.com', 23],
  ['a.de', 23],
  ['foo.co.uk', 23],
  ['foo.shop', 23],
  ['あexample.comあ', 27],
  ['mail@example.com', 16],
  ['index.html', 10],
  ['v1.2.3', 6],
  ['e.g.', 4],
])('X weighs %s as %i', (text, length) => {
  expect(weightedLength(text)).toBe(length);
});

test('words apart weigh what each weighs alone, and 1 for each space', () => {
  const word = fc.constantFrom(
    'hello',
    '日本',
    '👍🏽',
    'https://a.io/x?y=1',
    'a.de',
    '(https://a.io/x)',
    'مرحبا',
    'é',
    '3.5',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      const alone = words.reduce((sum, one) => sum + weightedLength(one), words.length - 1);
      expect(weightedLength(words.join(' '))).toBe(alone);
    }),
  );
});

test('whatever the text, it takes no long time', () => {
  const texts = ['a'.repeat(20_000), 'é'.repeat(20_000), 'a.'.repeat(10_000), `https://a.io/${'('.repeat(20_000)}`];

  const tookMs = processorMs(() => {
    for (const text of texts) expect(weightedLength(text)).toBeGreaterThan(0);
  });

  expect(tookMs).toBeLessThan(2_000);
});
