import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everything, extend, isSelected, nothingYet, type Selection, sizeOf, toggle } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: Selection) => order.filter((id) => isSelected(selection, id)).join('');

test('a range is drawn from where it began and follows its moving end', () => {
  const begun = toggle(nothingYet, 'c');

  const down = extend(begun, order, 'e');
  expect(chosen(down)).toBe('cde');
  const back = extend(down, order, 'd');
  expect(chosen(back)).toBe('cd');
  expect(chosen(extend(back, order, 'a'))).toBe('abc');
});

test('a range leaves what was chosen beside it', () => {
  const two = toggle(toggle(nothingYet, 'a'), 'c');

  expect(chosen(extend(two, order, 'd'))).toBe('acd');
});

test('a range whose beginning has left the list starts anew', () => {
  expect(chosen(extend(toggle(nothingYet, 'gone'), order, 'b'))).toBe('b');
});

test('of a whole view single ones can be spared', () => {
  const whole: Selection = { kind: 'whole', except: new Set(), count: 12_000, anchor: null, edge: null };

  const spared = toggle(whole, 'b');

  expect([chosen(spared), sizeOf(spared)]).toEqual(['acde', 11_999]);
  expect(sizeOf(toggle(spared, 'b'))).toBe(12_000);
});

test('what was toggled twice is as it was', () => {
  fc.assert(
    fc.property(fc.subarray(order), fc.constantFrom(...order), (ids, id) => {
      const start = everything(ids);

      expect(chosen(toggle(toggle(start, id), id))).toBe(chosen(start));
    }),
  );
});
