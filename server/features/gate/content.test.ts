import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from './content.ts';
import { handlesIn } from './mentions.ts';

const same = (a: string, b: string) => contentHash(a).equals(contentHash(b));

test('white space and composition do not make another text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(same(text, ` ${text.replaceAll(' ', '\n ')}\t`)).toBe(true);
      expect(same(text, text.normalize('NFD'))).toBe(true);
      expect(same(text, `${text}x`)).toBe(false);
    }),
  );
});

test.each([
  ['@mila, thanks', ['mila']],
  ['hi @mila.bsky.social and (@Ben_2)', ['mila.bsky.social', 'Ben_2']],
  ['@mila @MILA', ['mila']],
  ['@user@example.social', ['user@example.social']],
  ['mail help@acme.test', []],
  ['see https://example.test/@mila', []],
  ['@ 5 @', []],
  ['@日向さくら', ['日向さくら']],
])('%s names %s', (text, handles) => {
  expect(handlesIn(text)).toEqual(handles);
});
