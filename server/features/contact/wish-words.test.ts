import { expect, test } from 'vitest';
import { readWish } from './wish-words.ts';

test.each([
  ['Please do not write to me after 8 pm', '20:00', '08:00'],
  ["Don't message me before 9:30am, thanks", '22:00', '09:30'],
  ['Only write between 9 and 18', '18:00', '09:00'],
  ['no messages between 22:00 and 7:00 please', '22:00', '07:00'],
  ['quiet hours 21-6', '21:00', '06:00'],
  ['Bitte nicht nach 20 Uhr schreiben!', '20:00', '08:00'],
  ['Keine Nachrichten vor 9 Uhr', '22:00', '09:00'],
  ['Bitte nur zwischen 9 und 18 Uhr schreiben', '18:00', '09:00'],
  ['Ruhezeit von 22 bis 7 Uhr', '22:00', '07:00'],
  ['No me escriban después de las 20:00, por favor', '20:00', '08:00'],
  ['Solo mensajes entre las 9 y las 18', '18:00', '09:00'],
  ['Ne m’écrivez pas après 20h30, merci', '20:30', '08:00'],
  ['Pas de messages avant 9 heures s’il vous plaît', '22:00', '09:00'],
  ['من فضلك لا تراسلوني بعد الساعة ٢٠', '20:00', '08:00'],
  ['راسلوني فقط بين ٩ و ١٨', '18:00', '09:00'],
  ['Only message me after 5pm', '22:00', '17:00'],
])('%s', (text, from, to) => expect(readWish(text)).toEqual({ from, to }));

test.each(['You can write at any time', 'Sie können mir jederzeit schreiben', 'Escribanme siempre'])(
  '%s: at any hour again',
  (text) => expect(readWish(text)).toBe('none'),
);

test.each([
  'Not before 9',
  'Please call me after 20',
  'The courier came after 8 pm',
  'Do not write to me',
  'write 20',
  'Do not write to me about order 20',
  'No messages between 9 and 9',
  'Do not write after 25',
  'Only write to me, not after 20',
  'STOP',
  '',
  `please do not write to me after 8 pm ${'please '.repeat(30)}`,
])('%s says nothing of it', (text) => expect(readWish(text)).toBeNull());
