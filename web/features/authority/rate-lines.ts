import type { Authority } from '#contract/authority.ts';

type Rates = Authority['rates'];

/** Pure: rates as lines of `USD 0.86`. */
export const rateLines = (rates: Rates): string => rates.map(({ currency, rate }) => `${currency} ${rate}`).join('\n');

/** Pure: those lines read back; a comma may stand for the point. What is no rate keeps the policy incomplete. */
export function ratesOf(text: string): Rates {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [currency = '', rate = ''] = line.split(/[\s=:]+/u);
      return { currency: currency.toUpperCase(), rate: Number(rate.replace(',', '.') || Number.NaN) };
    });
}

/** Pure: an amount in whole units, as it is typed, of one in the currency's smallest coin; empty without limit. */
export const toUnits = (minor: number | null, currency: string): string =>
  minor === null ? '' : String(minor / 10 ** digitsOf(currency));

/** Pure: the other way; null for empty, undefined for what is no amount. */
export function toMinor(typed: string, currency: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const units = Number(typed.trim().replace(',', '.'));
  return Number.isFinite(units) && units >= 0 ? Math.round(units * 10 ** digitsOf(currency)) : undefined;
}

/** How many digits a currency's coins have; two for what is no currency. */
function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
