import type { WordRule } from '#contract/words.ts';

/** What agents write, as it begins; amounts, times and letters outside ASCII among them. */
const sentences = [
  'Thank you for writing, and sorry that your parcel is late.',
  'We will refund 12,50 € to the card that you paid with.',
  'Our colleagues look at it and write to you within 3 days.',
  'Es tut uns leid, dass die Rechnung nicht stimmt – wir prüfen das sofort.',
  'Lo sentimos mucho, ¿nos dices cuándo pasó?',
  'Merci d’avoir attendu si longtemps 🙏 nous regardons cela.',
  'The replacement leaves our house today and should be with you soon.',
  'يرجى إرسال رقم الطلب في رسالة خاصة.',
  'You find how to change your plan under help.acme.test/plans, step by step.',
  'If it happens again, hold both keys for ten seconds and tell us what the lamp does 😊',
];

/** So many letters, and another text for each number. */
export function draftOf(n: number, letters: number): string {
  let text = `#${n}`;
  for (let at = n; text.length < letters; at += 3) text += ` ${sentences[at % sentences.length]}`;
  return text.slice(0, letters);
}

const first = ['never', 'always', 'final', 'cheap', 'garantiert', 'kostenlos', 'gratis', 'siempre', 'jamais', 'مجاني'];
const second = ['warranty', 'lawsuit', 'outage', 'competitor', 'haftung', 'vertrag', 'devolución', 'garantie', 'ضمان'];

/** Rules of four phrases each, none of which a draft says. */
export const rulesOf = (count: number): WordRule[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `bench_${n}`,
    phrases: [0, 1, 2, 3].map((k) => `${first[(n + k) % first.length]} ${second[(n * 7 + k) % second.length]} ${n}`),
    stage: 'any',
    verdict: 'warn',
    why: 'Say it in other words.',
    instead: '',
  }));
