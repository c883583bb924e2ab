import { spell } from '#server/text/spell.ts';

/** Marks and names by which currencies are written; the first is meant where several share one. */
const names: Record<string, string> = {
  EUR: '€ euro euros يورو евро',
  USD: '$ us$ dollar dollars dólar dólares buck bucks دولار دولارات доллар долларов',
  GBP: '£ pound pounds quid sterling pfund libras esterlinas livres',
  JPY: '¥ 円 yen jp¥',
  CNY: '元 yuan rmb renminbi 块',
  CHF: 'franken francs franc franco francos fr sfr',
  INR: '₹ rs rupee rupees rupien rupias roupies روبية',
  KRW: '₩ 원 won',
  RUB: '₽ рубль рубля рублей rubel',
  TRY: '₺ tl lira liras',
  UAH: '₴ гривень',
  ILS: '₪ shekel shekels شيكل',
  VND: '₫ dong',
  NGN: '₦ naira',
  PHP: '₱',
  THB: '฿ baht',
  PLN: 'zł zloty zlotys złotych',
  BRL: 'r$ real reais',
  MXN: 'mx$ peso pesos',
  SEK: 'kr kronor kronen krona',
  NOK: 'kroner',
  CZK: 'kč korun',
  HUF: 'ft forint',
  RON: 'lei',
  ZAR: 'rand',
  AED: 'درهم dirham dirhams',
  SAR: 'ريال riyal riyals',
  EGP: 'جنيه',
  KWD: 'دينار dinar dinars',
  CAD: 'c$ ca$',
  AUD: 'a$ au$',
  NZD: 'nz$',
  SGD: 's$',
  HKD: 'hk$',
};
/** Hundredths, by the currency they are of; null of the workspace's own. */
const hundredths: Record<string, string | null> = {
  cent: null,
  cents: null,
  centimes: null,
  centimos: null,
  pence: 'GBP',
};

const byName = new Map(
  Object.entries(names).flatMap(([code, all]) =>
    all.split(' ').map((name): [string, string] => [spell(name).text, code]),
  ),
);
const codes = new Set(Intl.supportedValuesOf('currency'));
/** Known in small letters as well; other codes are words too: all, try, top. */
const inSmallLetters = new Set(
  'eur usd gbp chf jpy cny cad aud nzd inr sek nok dkk pln czk huf brl mxn zar aed sar egp ils krw'.split(' '),
);

/** A currency, and the part of it that is counted. */
export type Unit = { currency: string; share: number };

/** What a spelled word or sign says of money, given as it was typed; null for nothing. */
export function unitOf(spelled: string, typed: string, home: string): Unit | null {
  const name = byName.get(spelled);
  if (name === 'USD' && /^[a-z]*dollar|^\$/.test(spelled) && home.endsWith('D')) return { currency: home, share: 1 };
  if (name) return { currency: name, share: 1 };
  if (Object.hasOwn(hundredths, spelled)) return { currency: hundredths[spelled] ?? home, share: 0.01 };
  const code = spelled.toUpperCase();
  const isMeant = inSmallLetters.has(spelled) || typed === typed.toUpperCase();
  return codes.has(code) && isMeant ? { currency: code, share: 1 } : null;
}

/** Digits behind the point of a currency's smallest coin. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
