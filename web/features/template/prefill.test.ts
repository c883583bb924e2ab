import { expect, test } from 'vitest';
import { prefill } from './prefill.ts';

const template = (text: string, ...names: string[]) => ({
  ...{ name: 't', language: 'en', category: 'utility', buttons: [], text },
  places: names.map((name) => ({ name, example: '' })),
});

test.each([
  ['Hello {{1}}, about {{2}}.', ['1', '2'], { 1: 'Ana', 2: '' }],
  ['Hola, {{1}}: {{2}}', ['1', '2'], { 1: 'Ana', 2: '' }],
  ['Your order {{1}} is ready.', ['1'], { 1: '' }],
  [
    'For {{customer_name}}: {{product_name}}',
    ['customer_name', 'product_name'],
    { customer_name: 'Ana', product_name: '' },
  ],
])('%s', (text, names, filled) => {
  expect(prefill(template(text, ...names), 'Ana')).toEqual(filled);
});
