import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStop } from './stop-words.ts';

test.each([
  ...[
    'STOP',
    'stop',
    'Stop.',
    'STOP!!!',
    ' stop \n',
    '“Stop”',
    'S T O P',
    's.t.o.p',
    'STOOOOP',
    'ＳＴＯＰ',
    '𝗦𝗧𝗢𝗣',
    'st\u200bop',
  ],
  ...[
    'STOP 🛑',
    '🛑 stop 🛑',
    'stop please',
    'Please stop!',
    'please STOP now',
    'stop stop stop',
    '@acme STOP',
    'STОP',
    'ЅTOP',
  ],
  ...[
    'Unsubscribe',
    'unsubscribe me please',
    'Opt-out',
    'opt out',
    'STOP ALL',
    'Don’t contact me',
    "don't message me",
    'Stop texting me',
  ],
  ...[
    'Stopp',
    'STOPP!',
    'Bitte stoppen',
    'Abmelden',
    'Abbestellen bitte',
    'Keine Nachrichten mehr',
    'Schreibt mir nicht mehr!',
    'AUFHÖREN',
  ],
  ...[
    'BAJA',
    'Baja, por favor',
    'Darme de baja',
    'ALTO',
    'Basta ya',
    '¡No más mensajes!',
    'no mas mensajes',
    'No me escriban más',
    'Cancelar suscripción',
  ],
  ...[
    'ARRÊT',
    'arret',
    'Arrêtez !',
    'STOP SVP',
    'Stop, s’il vous plaît',
    'Me désabonner',
    'désabonnement',
    'Plus de messages',
    'Ne m’écrivez plus',
  ],
  ...[
    'توقف',
    'إيقاف',
    'ايقاف',
    'أوقف',
    'توقفوا من فضلك',
    'إلغاء الاشتراك',
    'الغاء الإشتراك',
    'تَوَقَّف',
    'توقــف',
    'قف!',
    'لا تراسلوني',
  ],
  ...['СТОП', 'Отписаться', 'Dur', '停止', '退订', '配信停止', '수신거부', 'στοπ'],
])('“%s” asks for no more', (text) => {
  expect(readStop(text)).toBe('stop');
});

test.each([
  ...[
    'Stop doing that',
    'stop lying to me',
    'Please stop charging my card',
    'Can you stop my order?',
    'Stop! My order is wrong',
    'non-stop',
  ],
  ...[
    'The bus stop is in front of the shop',
    'It just stopped',
    'I want to unsubscribe from the newsletter, how?',
    'stop it and refund me',
  ],
  ...[
    'Cancel',
    'cancel my order',
    'End',
    'Quit',
    'no',
    'Why did you stop the delivery?',
    'When does it stop?',
    '',
    '🛑',
    'stop 5',
  ],
  ...[
    'Hört auf, mich zu belügen',
    'Stoppt die Lieferung',
    'Das Gerät stoppt ständig',
    'Ich möchte mich vom Kurs abmelden',
    'Keine Nachrichten bekommen, warum?',
  ],
  ...['Para de cobrarme', 'Quiero dar de baja mi línea', 'La tienda está cerrada, basta de excusas', 'alto precio'],
  ...[
    'Arrêtez de me mentir',
    'Le train s’arrête à Lyon',
    'Je veux arrêter ma commande',
    'Plus de messages du livreur, pourquoi ?',
  ],
  ...['توقف عن الكذب', 'لماذا توقف الطلب؟', 'أريد إيقاف الطلب', 'متى يتوقف العرض؟'],
])('“%s” does not', (text) => {
  expect(readStop(text)).toBeNull();
});

test.each(['START', 'Start please', 'unstop', 'Anmelden', 'ALTA', 'Reprendre', 'ابدأ', 'اشتراك', 'S T A R T'])(
  '“%s” asks for more again',
  (text) => {
    expect(readStop(text)).toBe('start');
  },
);

test('what stands around the word never changes what it says, another word does', () => {
  const around = fc.stringMatching(/^[ .!?,;:…"'()🛑\n]{0,8}$/u);
  fc.assert(
    fc.property(around, around, (before, after) => {
      expect(readStop(`${before}STOP${after}`)).toBe('stop');
      expect(readStop(`${before}STOP${after} refunding`)).toBeNull();
    }),
  );
});
