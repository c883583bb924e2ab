import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAmounts, readFigures } from './amounts.ts';

const read = (text: string) => findAmounts(text, 'EUR').map(({ value, currency }) => `${value} ${currency}`);

test.each([
  ['1.000,50 €', '1000.5 EUR'],
  ['€1,000.50', '1000.5 EUR'],
  ['1 000,50 euros', '1000.5 EUR'],
  ["CHF 1'000.50", '1000.5 CHF'],
  ['1.000 €', '1000 EUR'],
  ['1,000 USD', '1000 USD'],
  ['1.50 €', '1.5 EUR'],
  ['1,00,000 ₹', '100000 INR'],
  ['one thousand euros', '1000 EUR'],
  ['a thousand dollars', '1000 USD'],
  ['two hundred and fifty pounds', '250 GBP'],
  ['5k €', '5000 EUR'],
  ['€ 5 thousand', '5000 EUR'],
  ['tausend Euro', '1000 EUR'],
  ['zweihundertfünfzig Euro', '250 EUR'],
  ['dreiundvierzig Euro', '43 EUR'],
  ['mil euros', '1000 EUR'],
  ['quinientos euros', '500 EUR'],
  ['deux cents euros', '200 EUR'],
  ['quatre-vingt-dix euros', '90 EUR'],
  ['ألف يورو', '1000 EUR'],
  ['خمسمئة يورو', '500 EUR'],
  ['٥٠٠ يورو', '500 EUR'],
  ['١٬٠٠٠٫٥٠ €', '1000.5 EUR'],
  ['५०० रुपये ₹', '500 null'],
  ['₹५००', '500 INR'],
  ['５００円', '500 JPY'],
  ['5️⃣0️⃣0️⃣ €', '500 EUR'],
  ['5\u200b0\u200b0 €', '500 EUR'],
  ['5 0 0 €', '500 EUR'],
  ['500 еurоs', '500 EUR'],
  ['500 ＥＵＲ', '500 EUR'],
  ['500 €uro', '500 EUR'],
  ['5000 cents', '50 EUR'],
  ['R$ 500', '500 BRL'],
  ['500 THB', '500 THB'],
])('%s is %s', (text, expected) => {
  expect(read(text)).toContain(expected);
});

test('a small word is no currency, and its capitals are', () => {
  expect(read('100 all of them')).toEqual(['100 null']);
  expect(read('100 ALL')).toEqual(['100 ALL']);
});

test('every way of writing an amount reads as that amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom('en', 'de', 'fr', 'es', 'ar-EG', 'hi', 'de-CH', 'en-IN'),
      (cents, locale) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        expect(read(`${written} €`)).toEqual([`${cents / 100} EUR`]);
      },
    ),
  );
});

test('of two readings the larger counts', () => {
  expect(readFigures('1.000')).toBe(1000);
  expect(readFigures('0,500')).toBe(500);
});
