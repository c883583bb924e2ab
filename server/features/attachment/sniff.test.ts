import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from './serve.ts';
import { kindOf, sniff } from './sniff.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test.each([
  ['\x89PNG\r\n\x1a\nrest', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['RIFF\x00\x00\x00\x00WAVEfmt ', 'application/octet-stream'],
  ['\x00\x00\x00\x20ftypavif', 'image/avif'],
  ['\x00\x00\x00\x20ftypisom', 'video/mp4'],
  ['\x00\x00\x00\x20ftypiso5', 'video/mp4'],
  ['\x00\x00\x00\x20ftypM4A ', 'audio/mp4'],
  ['\xff\xfb\x90\x00', 'audio/mpeg'],
  ['<svg xmlns=', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('%j is %s', (text, mimeType) => {
  expect(sniff(bytes(text))).toBe(mimeType);
});

test('any bytes have a type and a kind', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (some) => {
      expect(['image', 'video', 'audio', 'file']).toContain(kindOf(sniff(some)));
    }),
  );
});

test.each([
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-4', { start: 2, end: 4 }],
  ['bytes=2-400', { start: 2, end: 9 }],
  ['bytes=10-', null],
  ['bytes=4-2', null],
  ['bytes=-3', null],
  ['bytes=0-1,3-4', null],
  [undefined, null],
])('of ten bytes %s means %j', (header, range) => {
  expect(rangeOf(header, 10)).toEqual(range);
});
