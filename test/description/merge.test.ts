import { expect, test } from 'vitest';
import { mergeAllOf } from './merge.ts';

test('the parts of an object become one, which admits what any of them names and needs what any needs', () => {
  const base = { type: 'object', required: ['to'], properties: { to: { type: 'string' } } };
  const own = {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string' } },
  };
  const document = {
    components: { schemas: { Base: base, Text: { allOf: [{ $ref: '#/components/schemas/Base' }, own] } } },
  };

  expect(mergeAllOf(document)).toEqual({
    components: {
      schemas: {
        Base: base,
        Text: {
          type: 'object',
          additionalProperties: false,
          required: ['to', 'text'],
          properties: { to: { type: 'string' }, text: { type: 'string' } },
        },
      },
    },
  });
});

test('parts within parts are merged, and what is no part stays as it is', () => {
  const inner = { allOf: [{ properties: { a: {} } }, { properties: { b: {} } }] };

  expect(mergeAllOf({ list: [{ allOf: [inner, { properties: { c: {} } }] }], other: null })).toEqual({
    list: [{ properties: { a: {}, b: {}, c: {} } }],
    other: null,
  });
});
