import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillText } from '#contract/saved-reply-text.ts';
import { anchorOf, holdsUnchanged, isTelling } from './wording.ts';

const source = 'Hi {{customer.first_name|there}}, your parcel [number] is on its way.\n\nYours, {{agent.first_name}}';

test.each([
  ['as it was inserted', 'Hi Mila, your parcel [number] is on its way.\n\nYours, Ana', true],
  ['with its blank filled', 'Hi Mila, your parcel 4711 is on its way. Yours, Ana', true],
  ['with words around it', 'Good news! Hi Mila, your parcel 1 is on its way. Yours, Ana. Bye', true],
  ['spaced, capitalised and hidden in', 'hi Mila,  YOUR par\u200bcel 1 is on its\nway. Yours, Ana', true],
  ['with a word changed', 'Hi Mila, your parcel 4711 is not on its way. Yours, Ana', false],
  ['with a part left out', 'Hi Mila, your parcel', false],
  ['in another order', 'Yours, Ana. is on its way. Hi, your parcel', false],
])('a text %s is recognised as unchanged or not', (_, text, unchanged) => {
  expect(holdsUnchanged(source, text)).toBe(unchanged);
});

test('whatever is filled in, the result is recognised', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, around) => {
      const { text } = fillText(source, () => name || null);
      expect(holdsUnchanged(source, `${around} ${text}`)).toBe(true);
    }),
  );
});

test('a text of variables alone says nothing about where it came from', () => {
  expect(holdsUnchanged('{{customer.name}} [x] …', 'anything')).toBe(false);
  expect(anchorOf('{{customer.name}} [x] …')).toBe('');
});

test('the longest stretch is the anchor, and short texts tell nothing', () => {
  expect(anchorOf(source)).toBe('is on its way. yours,');
  const long = `${source} Until Sunday you may send it back without saying why.`;
  expect([isTelling(long), isTelling('We are sorry, {{customer.name}}!')]).toEqual([true, false]);
});
