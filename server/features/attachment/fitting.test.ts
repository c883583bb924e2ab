import { expect, test } from 'vitest';
import { isFitted } from './fitting.ts';

const images = { max: 4, maxBytes: 1_000, maxPixels: 10_000, mimeTypes: ['image/jpeg', 'image/png', 'image/gif'] };
const photo = { mimeType: 'image/jpeg', sizeBytes: 900, width: 100, height: 100, frames: 1 };

test.each([
  ['what fits', photo, false],
  ['too many bytes', { ...photo, sizeBytes: 1_001 }, true],
  ['too many pixels', { ...photo, width: 101 }, true],
  ['a kind that is not taken', { ...photo, mimeType: 'image/webp' }, true],
  ['what was never measured', { ...photo, sizeBytes: 1_001, width: null, height: null, frames: null }, true],
  ['what moves', { ...photo, mimeType: 'image/webp', frames: 2 }, false],
  ['a large GIF', { ...photo, mimeType: 'image/gif', sizeBytes: 1_001 }, false],
  ['a film', { ...photo, mimeType: 'video/mp4', sizeBytes: 1_001 }, false],
])('%s', (_, file, expected) => {
  expect(isFitted(file, images)).toBe(expected);
});

test('nothing is made for who takes no pictures or no JPEG', () => {
  const large = { ...photo, sizeBytes: 1_001 };

  expect([isFitted(large, undefined), isFitted(large, { ...images, mimeTypes: ['image/png'] })]).toEqual([
    false,
    false,
  ]);
});
