import { describe, expect, test } from 'vitest';
import { processorMs } from '#test/processor-time.ts';
import type { Said } from './promise/time.ts';
import { findPromises } from './promise.ts';

const tomorrow: Said = { day: { from: 1 } };
const weekday = (n: number, isNext = false): Said => ({ day: { weekday: n, isNext } });

describe('a promise is found with its time', () => {
  test.each<[string, string, Said | null]>([
    ['We will call you tomorrow.', 'call', tomorrow],
    ['Hi Mila, I’ll get back to you by Friday!', 'reply', weekday(5)],
    ["I'll give you a ring tomorrow afternoon.", 'call', { day: { from: 1 }, part: 'afternoon' }],
    ['We are going to refund you within 5 business days.', 'refund', { in: 5, unit: 'workdays' }],
    ['Sorry for that. We’ll look into it and let you know within 24 hours.', 'check', { in: 24, unit: 'hours' }],
    ['A colleague will call you at 3 pm today', 'call', { day: { from: 0 }, at: { hour: 15, minute: 0 } }],
    ['You will hear from us by the end of the day.', 'reply', { day: { from: 0 } }],
    ['Our team will send you a replacement next week.', 'send', { day: { week: 1 } }],
    ['I promise to reply in an hour.', 'reply', { in: 1, unit: 'hours' }],
    ['We will be in touch shortly.', 'reply', null],
    [
      "We'll write to you next Tuesday, 10:30 am at the latest.",
      'reply',
      { day: { weekday: 2, isNext: true }, at: { hour: 10, minute: 30 } },
    ],
    ['We will answer in 2-3 days.', 'reply', { in: 3, unit: 'days' }],
    ['you’ll get your refund within two weeks', 'refund', { in: 2, unit: 'weeks' }],

    ['Wir rufen Sie morgen an.', 'call', tomorrow],
    ['Wir melden uns innerhalb von 24 Stunden bei Ihnen.', 'reply', { in: 24, unit: 'hours' }],
    ['Ich melde mich bis Freitag bei dir.', 'reply', weekday(5)],
    ['Morgen Vormittag werden wir Sie anrufen.', 'call', { day: { from: 1 }, part: 'morning' }],
    ['Sie erhalten bis übermorgen eine Antwort von uns.', 'reply', { day: { from: 2 } }],
    ['Wir erstatten Ihnen den Betrag in den nächsten fünf Werktagen.', 'refund', { in: 5, unit: 'workdays' }],
    [
      'Meine Kollegin wird Ihnen heute um 16:30 Uhr antworten.',
      'reply',
      { day: { from: 0 }, at: { hour: 16, minute: 30 } },
    ],
    ['Wir kümmern uns darum und geben Ihnen bis Ende der Woche Bescheid.', 'check', { day: { week: 0 } }],
    ['Wir prüfen das.', 'check', null],
    ['Wir schicken dir nächste Woche Ersatz.', 'send', { day: { week: 1 } }],

    ['Le llamaremos mañana.', 'call', tomorrow],
    ['Te responderemos en un plazo de 24 horas.', 'reply', { in: 24, unit: 'hours' }],
    ['Vamos a llamarle mañana por la mañana.', 'call', { day: { from: 1 }, part: 'morning' }],
    ['Le enviaremos un reemplazo el próximo viernes.', 'send', weekday(5, true)],
    ['Recibirás una respuesta pasado mañana.', 'reply', { day: { from: 2 } }],
    ['Le reembolsaremos en 5 días hábiles.', 'refund', { in: 5, unit: 'workdays' }],
    ['Nos pondremos en contacto hoy a las 17:00.', 'reply', { day: { from: 0 }, at: { hour: 17, minute: 0 } }],
    ['Lo revisaremos.', 'check', null],

    ['Nous vous rappellerons demain.', 'call', tomorrow],
    ['Nous vous répondrons sous 24 heures.', 'reply', { in: 24, unit: 'hours' }],
    ['Je reviens vers vous d’ici vendredi.', 'reply', weekday(5)],
    ['Je vais vous appeler demain matin.', 'call', { day: { from: 1 }, part: 'morning' }],
    ['Vous recevrez une réponse avant la fin de la semaine.', 'reply', { day: { week: 0 } }],
    ['Nous vous rembourserons dans les 5 jours ouvrés.', 'refund', { in: 5, unit: 'workdays' }],
    ['On vous rappelle aujourd’hui à 15 h 30.', 'call', { day: { from: 0 }, at: { hour: 15, minute: 30 } }],
    ['Nous vérifierons cela.', 'check', null],

    ['سنتصل بك غداً.', 'call', tomorrow],
    ['سنرد عليكم خلال ٢٤ ساعة.', 'reply', { in: 24, unit: 'hours' }],
    ['سأتواصل معك يوم الخميس.', 'reply', weekday(4)],
    ['سوف نرسل لك بديلاً الأسبوع القادم.', 'send', { day: { week: 1 } }],
    ['سنعيد لك المبلغ خلال خمسة أيام عمل.', 'refund', { in: 5, unit: 'workdays' }],
    ['ستتلقى رداً بعد غد.', 'reply', { day: { from: 2 } }],
    ['سنتحقق من الأمر.', 'check', null],
  ])('%s', (text, kind, when) => {
    expect(findPromises(text).map((one) => ({ kind: one.kind, when: one.when }))).toEqual([{ kind, when }]);
  });
});

describe('no promise', () => {
  test.each([
    'We will never call you for your password.',
    'We won’t call you tomorrow.',
    'We will not get back to you before Friday.',
    'We cannot refund you.',
    'If you call us tomorrow, we can help.',
    'If it is not there by Friday, we will refund you.',
    'We would call you tomorrow.',
    'Shall we call you tomorrow?',
    'Will you call us tomorrow?',
    'You wrote “we will call you tomorrow”, is that so?',
    '> We will call you tomorrow.\nThat was a mistake.',
    'DHL will deliver it tomorrow.',
    'They will call you tomorrow.',
    'We called you yesterday.',
    'Thank you, have a good weekend!',
    'Our team will be closed on Friday.',
    'We will be open tomorrow.',
    'Please call us tomorrow at 10 am.',
    'Wir rufen Sie niemals wegen Ihres Passworts an.',
    'Wir können Sie morgen nicht anrufen.',
    'Wenn Sie uns morgen anrufen, helfen wir gern.',
    'Wir melden uns, sobald Sie uns die Nummer schicken.',
    'Sollen wir Sie morgen anrufen?',
    'Wir würden Sie morgen anrufen.',
    'Rufen Sie uns morgen an.',
    'Bitte melden Sie sich bis Freitag.',
    'Sie schrieben: „Wir rufen Sie morgen an“.',
    'Nunca le llamaremos para pedir su contraseña.',
    'No le llamaremos mañana.',
    'Si nos llama mañana, le responderemos.',
    '¿Le llamamos mañana?',
    'Llámenos mañana.',
    'Nous ne vous appellerons jamais.',
    'Si vous nous appelez demain, nous vous répondrons.',
    'Appelez-nous demain.',
    'Pouvons-nous vous appeler demain ?',
    'لن نتصل بك غداً.',
    'إذا اتصلت بنا غداً سنرد عليك.',
    'هل نتصل بك غداً؟',
    'اتصل بنا غداً.',
    '',
  ])('%s', (text) => {
    expect(findPromises(text)).toEqual([]);
  });
});

test.each<[string, [string, Said][]]>([
  [
    'We will call you tomorrow and send the parcel on Friday.',
    [
      ['call', tomorrow],
      ['send', weekday(5)],
    ],
  ],
  [
    "I'll call you today, and you'll get your refund within 5 business days.",
    [
      ['call', { day: { from: 0 } }],
      ['refund', { in: 5, unit: 'workdays' }],
    ],
  ],
  [
    'Wir rufen Sie morgen an und schicken Ihnen bis Freitag Ersatz.',
    [
      ['call', tomorrow],
      ['send', weekday(5)],
    ],
  ],
  [
    'Wir werden das heute prüfen und Ihnen bis morgen antworten.',
    [
      ['check', { day: { from: 0 } }],
      ['reply', tomorrow],
    ],
  ],
  [
    'Le llamaremos mañana y le enviaremos un reemplazo el viernes.',
    [
      ['call', tomorrow],
      ['send', weekday(5)],
    ],
  ],
  [
    'Nous vous rappellerons demain et vous rembourserons dans les 5 jours ouvrés.',
    [
      ['call', tomorrow],
      ['refund', { in: 5, unit: 'workdays' }],
    ],
  ],
  [
    'سنتصل بك غداً وسنرد عليكم خلال ٢٤ ساعة.',
    [
      ['call', tomorrow],
      ['reply', { in: 24, unit: 'hours' }],
    ],
  ],
  ['We will look into it and let you know within 24 hours.', [['check', { in: 24, unit: 'hours' }]]],
  ['We will call you tomorrow and wish you a nice Friday.', [['call', tomorrow]]],
])('of one sentence, each part with a time of its own is one: %s', (text, expected) => {
  expect(findPromises(text).map(({ kind, when }) => [kind, when])).toEqual(expected);
});

test('several in one text are found in its order, the same thing once', () => {
  const text =
    'Hello Mila,\nwe will check the parcel today. We will call you on Monday. We will refund you by Friday.\nWe will call you on Monday!';

  expect(findPromises(text).map(({ kind, text }) => [kind, text])).toEqual([
    ['check', 'we will check the parcel today.'],
    ['call', 'We will call you on Monday!'],
    ['refund', 'We will refund you by Friday.'],
  ]);
});

test('long text takes no time to speak of', () => {
  const text = `${'We will, we will and then we really will, as said before and after, '.repeat(300)}.`;
  expect(processorMs(() => findPromises(text))).toBeLessThan(500);
});
