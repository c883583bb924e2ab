import { expect, it } from 'vitest';
import { avatarGround, initials } from './avatar-look.ts';

it.each([
  ['Lena Marsh', 'LM'],
  ['Maria del Carmen Ruiz', 'MR'],
  ['jp@fosstodon.example', 'J'],
  ['@acme.example', 'AE'],
  ['李娜', '李'],
  ['👩‍🚀', '?'],
  ['', '?'],
])('the initials of %s are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives a name the same ground every time, with 4.5:1 for white letters', () => {
  const grounds = new Set(Array.from({ length: 500 }, (_, index) => avatarGround(`name ${index}`)));

  expect(avatarGround('Lena')).toBe(avatarGround('Lena'));
  expect(grounds.size).toBe(12);
  for (const ground of grounds) expect(1.05 / (luminance(ground) + 0.05)).toBeGreaterThanOrEqual(4.5);
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
