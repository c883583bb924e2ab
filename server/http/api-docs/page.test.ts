import { expect, test } from 'vitest';
import { sample } from './example.ts';
import { html } from './html.ts';
import { limitWords, renderSchema, typeWords } from './schema.ts';

test('what is put into markup is escaped, markup is not', () => {
  expect(html`<p>${'<b>&"\''}</p>${html`<i>x</i>`}${null}${[html`<u>1</u>`]}`.markup).toBe(
    '<p>&lt;b&gt;&amp;&quot;&#39;</p><i>x</i><u>1</u>',
  );
});

test.each([
  [{ type: 'string', format: 'uuid' }, 'string (uuid)'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ type: 'array', items: { type: 'string' } }, 'list of string'],
  [{ type: 'object', additionalProperties: { type: 'number' } }, 'object of number'],
  [{}, 'anything'],
])('%j reads %s', (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});

test('limits are told, the largest safe integer is none', () => {
  expect(limitWords({ type: 'string', minLength: 1, maxLength: 120 })).toBe('1 to 120 characters');
  expect(limitWords({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, default: 7 })).toBe(
    'at least 1, 7 when left out',
  );
});

test('fields of a nullable list of objects are drawn under it', () => {
  const entry = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const schema = {
    type: 'object',
    properties: { rows: { anyOf: [{ type: 'array', items: entry }, { type: 'null' }] } },
  };

  expect(renderSchema(schema).markup).toMatch(/rows.*list of objects or null.*optional.*<ul.*id/s);
});

test('a sample holds what must be given', () => {
  const schema = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      days: { type: 'number', default: 7 },
      note: { type: 'string' },
    },
    required: ['id', 'days'],
  };

  expect(Object.keys(sample(schema) as object)).toEqual(['id', 'days']);
});
