import { expect, test } from 'vitest';
import { fillTemplate, valuesOf } from './fill.ts';

const template = {
  ...{ name: 'order', language: 'en_US', category: 'utility', buttons: [] },
  text: 'Order {{head_1}}\n\nHello {{1}}, {{1}}.',
  places: [
    { name: 'head_1', example: '' },
    { name: '1', example: '' },
  ],
};

test('all places are filled, wherever they stand', () => {
  expect(fillTemplate(template, { head_1: 'A-7', 1: ' Ana ' })).toBe('Order A-7\n\nHello Ana, Ana.');
});

test.each<Record<string, string>>([{}, { head_1: 'A-7' }, { head_1: 'A-7', 1: ' ' }])(
  '%j leaves a place empty',
  (values) => {
    expect(fillTemplate(template, values)).toBeNull();
  },
);

test('a value cannot bring a place of its own, and nothing else goes along', () => {
  expect(fillTemplate(template, { head_1: '{{1}}', 1: 'Ana' })).toBe('Order {{1}}\n\nHello Ana, Ana.');
  expect(valuesOf(template, { head_1: 'A\n7', 1: 'Ana', other: 'x' })).toEqual({ head_1: 'A 7', 1: 'Ana' });
});
