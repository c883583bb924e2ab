import { expect, test } from 'vitest';
import { findPromises } from './promises.ts';

const read = (text: string) =>
  findPromises(text, 'EUR').map(({ kind, amounts }) =>
    [kind, ...amounts.map(({ value, currency }) => `${value} ${currency}`)].join(' '),
  );

test.each([
  ['We will refund 120 €.', ['refund 120 EUR']],
  ['Your refund of €1.000,50 is on its way.', ['refund 1000.5 EUR']],
  ['We refund you one thousand.', ['refund 1000 EUR']],
  ['You get a refund. It is 500 €.', ['refund 500 EUR']],
  ['We’ll give you a voucher worth $30', ['credit 30 USD']],
  ['Wir erstatten dir 80 Euro.', ['refund 80 EUR']],
  ['Te reembolsamos 80 euros', ['refund 80 EUR']],
  ['Nous vous remboursons 80 €', ['refund 80 EUR']],
  ['سوف نقوم باسترداد 80 يورو', ['refund 80 EUR']],
  ['We will rеfund 120 €', ['refund 120 EUR']],
  ['We will re\u200bfund 120 €', ['refund 120 EUR']],
  ['We will REFUΝD 120 €', ['refund 120 EUR']],
  ['We will refund you in full.', ['refund']],
  ['We cannot refund this.', []],
  ['Your refund for order 12345 is on its way.', ['refund']],
  ['Your order over 120 € is on its way.', []],
  ['We will send you a new one.', ['replacement']],
  ['It will arrive within 24 hours.', ['deadline']],
  ['We have refunded you within 3 days', ['refund', 'deadline']],
  ['Thank you for your patience!', []],
  ['How can I get a refund?', ['refund']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});
