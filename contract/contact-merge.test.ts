import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ContactContent, mergeConflicts, mergeContent, unmergeContent } from './contact-merge.ts';

const values = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: 0, max: 3 }), fc.boolean());
const content: fc.Arbitrary<ContactContent> = fc.record({
  name: fc.constantFrom('Mila', 'Mila Novak', 'M. Novak'),
  fields: fc.dictionary(fc.constantFrom('mail', 'phone', 'city', 'number'), values, { noNullPrototype: true }),
  marks: fc.uniqueArray(fc.constantFrom('vip', 'press', 'legal')),
});
const choices = fc.dictionary(fc.constantFrom('name', 'mail', 'phone', 'city'), fc.constantFrom('into', 'from'), {
  noNullPrototype: true,
});

const sorted = ({ name, fields, marks }: ContactContent) => ({ name, fields, marks: [...marks].sort() });

test('a merge that nobody touched since is taken back without a trace', () => {
  fc.assert(
    fc.property(content, content, choices, (into, from, chosen) => {
      const after = mergeContent(into, from, chosen as Parameters<typeof mergeContent>[2]);

      expect(sorted(unmergeContent(into, after, after))).toEqual(sorted(into));
    }),
  );
});

test('nothing that only one of the two has is lost in a merge', () => {
  fc.assert(
    fc.property(content, content, (into, from) => {
      const { fields, marks } = mergeContent(into, from, {});

      expect(Object.keys(fields).sort()).toEqual(
        [...new Set([...Object.keys(into.fields), ...Object.keys(from.fields)])].sort(),
      );
      expect(new Set(marks)).toEqual(new Set([...into.marks, ...from.marks]));
    }),
  );
});

test('where both have something, the choice decides, and without one the person who stays', () => {
  const into = { name: 'Mila', fields: { mail: 'a@example.com', city: 'Graz' }, marks: [] };
  const from = { name: 'Mila Novak', fields: { mail: 'b@example.com', phone: '+431' }, marks: ['vip'] };

  expect(mergeContent(into, from, {})).toEqual({
    name: 'Mila',
    fields: { mail: 'a@example.com', city: 'Graz', phone: '+431' },
    marks: ['vip'],
  });
  expect(mergeContent(into, from, { name: 'from', mail: 'from' })).toMatchObject({
    name: 'Mila Novak',
    fields: { mail: 'b@example.com' },
  });
  expect(mergeConflicts(into, from)).toEqual(['name', 'mail']);
});

test('what was changed since a merge stays when it is taken back', () => {
  const before = { name: 'Mila', fields: { city: 'Graz' }, marks: [] };
  const after = { name: 'Mila Novak', fields: { city: 'Graz', phone: '+431' }, marks: ['vip'] };
  const current = { name: 'Mila Novak', fields: { city: 'Linz', phone: '+431' }, marks: ['vip', 'press'] };

  expect(unmergeContent(before, after, current)).toEqual({ name: 'Mila', fields: { city: 'Linz' }, marks: ['press'] });
});
