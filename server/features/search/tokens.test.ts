import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#server/text/fold.ts';
import { processorMs } from '#test/processor-time.ts';
import { toTokens } from './tokens.ts';

test.each([
  ['Where is my ORDER? My order!', ['where', 'is', 'my', 'order']],
  ['Café CAFÉ cafe', ['cafe']],
  ['Straße und Œuvre, Łódź', ['strasse', 'und', 'oeuvre', 'lodz']],
  ['Ｆｕｌｌ ﬁt', ['full', 'fit']],
  ["don't", ['dont', 'don']],
  ['l’eau', ['leau', 'eau']],
  ['@Ana.bsky.social hi', ['@ana.bsky.social', 'ana', 'bsky', 'social', 'hi']],
  ['#OrderFail!', ['#orderfail', 'orderfail']],
  ['see https://www.Example.com/a-b?c', ['see', 'example.com', 'example', 'com', 'a', 'b', 'c']],
  ['mail me@example.org.', ['mail', 'me@example.org', 'me', 'example', 'org']],
  ['AB-12345 / 19.99', ['ab', '12345', '19', '99']],
  ['İstanbul ISTANBUL', ['istanbul']],
  ['Ελλάς ελλας', ['ελλασ']],
  ['مُحَمَّد محمد', ['محمد']],
  ['한국어 서비스', ['한국어', '서비스']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['客户服务很差', ['客户', '服务', '很', '差']],
  ['荷物が届きません', ['荷物', 'が', '届', 'き', 'ま', 'せん']],
  ['สวัสดีครับ', ['สวัสดี', 'ครับ']],
  ['🙂 ❤️ …', []],
  ['', []],
])('%s is searched as %j', (text, tokens) => {
  expect(toTokens(text)).toEqual(tokens);
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('tokens are never empty, never long, and each stands once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const tokens = toTokens(text);

      expect(new Set(tokens).size).toBe(tokens.length);
      for (const token of tokens) expect(token.length > 0 && token.length <= 64).toBe(true);
    }),
  );
});

test('a word is found in its text whatever its case and composition', () => {
  const word = fc.stringMatching(/^[a-zàéîõüñçščž]{2,12}$/);

  fc.assert(
    fc.property(word, word, (one, other) => {
      const tokens = toTokens(`${one.toUpperCase().normalize('NFD')} ${other}`);

      for (const token of [...toTokens(one), ...toTokens(other)]) expect(tokens).toContain(token);
    }),
  );
});

test('a long run without spaces takes no longer than its length allows', () => {
  const tookMs = processorMs(() => {
    toTokens('a.'.repeat(10_000));
    toTokens('@'.repeat(20_000));
  });

  expect(tookMs).toBeLessThan(500);
});
