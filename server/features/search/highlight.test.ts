import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, findRanges } from './highlight.ts';
import { toTokens } from './tokens.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const boundaries = (text: string) =>
  new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
const marked = (text: string, query: string) =>
  findRanges(text, toTokens(query)).map(([from, to]) => text.slice(from, to));

test.each([
  ['这个订单还没有到', '订单', ['订单']],
  ['ขอบคุณมากครับ', 'ขอบคุณ', ['ขอบคุณ']],
  ['أين طلبي؟ الطَّلَب متأخر', 'الطلب', ['الطَّلَب']],
  ['Iphone 15 的屏幕 broken 了', 'broken', ['broken']],
  ['Iphone 15 的屏幕 broken 了', '屏幕', ['屏幕']],
  ['Cafe\u0301 👩‍👩‍👧 closed', 'cafe', ['Cafe\u0301']],
])('in "%s" a search for %s marks whole words with their marks', (text, query, expected) => {
  expect(marked(text, query)).toEqual(expected);
});

const signs = ['订', '单', 'ก', 'ำ', 'ขอ', 'บ', 'ع', 'َ', 'e\u0301', '👩‍👩‍👧', '🇩🇪', 'lost ', ' ', 'x', '. '];

test('marks and cuts never fall inside what a person sees as one character', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 200 }), (pieces) => {
      const text = pieces.join('');
      const whole = boundaries(text);
      const cut = excerpt(text, toTokens('lost'));
      const body = cut.excerpt.replace(/^…/, '').replace(/…$/, '');
      const at = text.indexOf(body);

      for (const [from, to] of findRanges(text, toTokens('lost')))
        expect([whole.has(from), whole.has(to)]).toEqual([true, true]);
      expect(body === text || whole.has(at + body.length)).toBe(true);
    }),
  );
});

test.each([
  ['a short text', `${'We wrote to you again and again. '.repeat(4)}Where is the refund?`, 'refund', 50],
  ['a Chinese text', `${'已经发了两封邮件没有人回复'.repeat(4)}我要求退款`, '退款', 25],
  ['a long text', `${'We wrote to you again and again. '.repeat(9)}Where is the refund?`, 'refund', 50],
])('in %s what was found stands within the part that is in sight', (_, text, query, most) => {
  const cut = excerpt(text, toTokens(query));
  const [from, to] = cut.ranges[0] ?? [Number.NaN, Number.NaN];

  expect(cut.excerpt.slice(from, to)).toBe(query);
  expect(from).toBeLessThanOrEqual(most + 1);
});
