import { expect, test } from 'vitest';
import { ViewFilter } from '#contract/filter.ts';
import { languageCodes } from '#contract/language.ts';
import { catalogues } from '#web/messages/catalogues.ts';
import { fuzzyFilter } from '#web/ui/fuzzy.ts';
import { groups, kinds, otherNames, readAmount, readMinutes } from './attributes.ts';

test('every attribute of a filter is offered once', () => {
  const offered = groups.flatMap(({ attributes }): string[] => [...attributes]);

  expect(offered.toSorted()).toEqual(Object.keys(ViewFilter.shape).sort());
  expect(Object.keys(kinds).sort()).toEqual(offered.toSorted());
});

test.each(languageCodes)('in %s, what is unread is found by that word', async (code) => {
  const { filter: catalogue } = await catalogues[code].filter();
  const attributes = groups.flatMap((group) => [...group.attributes]);
  const find = (typed: string) =>
    fuzzyFilter(
      typed,
      attributes,
      (id) => catalogue[`view.attribute.${id}`],
      (id) => otherNames(catalogue[`view.words.${id}`]),
    );

  expect(find(catalogue['view.value.unread.true'])[0]).toBe('unread');
  expect(attributes.filter((id) => otherNames(catalogue[`view.words.${id}`]).some((word) => word === ''))).toEqual([]);
});

test.each([
  ['45m', 45],
  ['6 h', 360],
  ['3D', 4320],
  ['3', null],
  ['0h', null],
  ['soon', null],
])('a time typed as %s is %s minutes', (typed, minutes) => {
  expect(readMinutes(typed)).toBe(minutes);
});

test.each([
  ['5000', 5000],
  ['5,000', 5000],
  ['5.000', 5000],
  ['5k', 5000],
  ['1.2 M', 1_200_000],
  ['1,2m', 1_200_000],
  ['many', null],
  ['', null],
])('an amount typed as %s is %s', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount);
});
