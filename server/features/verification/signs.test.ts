import { expect, test } from 'vitest';
import { defaultVerification } from '#contract/verification-policy.ts';
import { findSign, type Said, type Since, type TakeoverSign } from './signs.ts';

const said = (text: string, language: string | null = null): Said => ({ text, language });
const since = (change: Partial<Since> = {}): Since => ({
  isSameHandle: true,
  language: null,
  before: [said('Hello, my parcel did not arrive yet.', 'en')],
  after: [],
  ...change,
});

test.each<[string, Partial<Since>, TakeoverSign | null]>([
  ['nothing said since', {}, null],
  ['more in the same language', { after: [said('Any news about it?', 'en')] }, null],
  ['another account name', { isSameHandle: false }, 'handle'],
  ['another language', { after: [said('Hallo, gibt es etwas Neues?', 'de')] }, 'language'],
  ['a dialect of the same language', { after: [said('Any news?', 'en-GB')] }, null],
  ['the language it was asked in counts first', { language: 'de', after: [said('Any news?', 'en')] }, 'language'],
  [
    'a language nobody names, in the same script',
    { after: [said('Gibt es denn schon etwas Neues zu meinem Paket?')] },
    null,
  ],
  [
    'another script, long enough',
    {
      before: [said('Hello, my parcel did not arrive yet.')],
      after: [said('Здравствуйте, переведите деньги на мою карту')],
    },
    'language',
  ],
  [
    'another script in a word or two',
    { before: [said('Hello, my parcel did not arrive.')], after: [said('спасибо 🙏')] },
    null,
  ],
  [
    'a link in Latin letters',
    { before: [said('أين طلبي؟ لم يصل حتى الآن يا جماعة')], after: [said('https://example.com/a-long-address-of-it')] },
    null,
  ],
  ['sudden hurry for money', { after: [said('I need the refund URGENTLY today', 'en')] }, 'urgent_payout'],
  ['in German', { language: 'de', before: [], after: [said('Überweisung bitte sofort!', 'de')] }, 'urgent_payout'],
  [
    'in Spanish',
    { language: 'es', before: [], after: [said('Es urgente: quiero el reembolso', 'es')] },
    'urgent_payout',
  ],
  ['in French', { language: 'fr', before: [], after: [said('Remboursement tout de suite', 'fr')] }, 'urgent_payout'],
  ['in Arabic', { language: 'ar', before: [], after: [said('أريد استرداد المبلغ فورا', 'ar')] }, 'urgent_payout'],
  ['hurry without money', { after: [said('It is urgent, where is it?', 'en')] }, null],
  ['money without hurry', { after: [said('When do I get the refund?', 'en')] }, null],
  [
    'hurry for money from the start',
    {
      before: [said('I want my refund immediately', 'en')],
      after: [said('Refund me right now', 'en')],
    },
    null,
  ],
])('%s', (_, change, sign) => {
  expect(findSign(defaultVerification, since(change))).toBe(sign);
});

test('a sign that the workspace does not heed is none', () => {
  const signs = { handle: false, language: false, urgentPayout: false };
  const everything = since({ isSameHandle: false, after: [said('Überweisung sofort', 'de')] });

  expect(findSign({ ...defaultVerification, signs }, everything)).toBeNull();
});
