import { expect, test } from 'vitest';
import { createPool } from './pool.ts';
import { understand } from './understand.ts';

const one = (text: string, more = {}) => {
  const [found] = understand([{ id: '1', text, ...more }]);
  if (!found) throw new Error('Nothing was judged.');
  return found;
};

test.each([
  ['@brand Where is my parcel? It should have been here on Monday', 'en'],
  ['@brand Wo bleibt mein Paket? Es sollte schon am Montag da sein', 'de'],
  ['@marca ¿Dónde está mi paquete? Tenía que llegar el lunes', 'es'],
  ['@marque Où est mon colis ? Il devait arriver lundi', 'fr'],
  ['أين طردي؟ كان يجب أن يصل يوم الاثنين', 'ar'],
  ['荷物はどこですか', 'ja'],
  ['我的包裹在哪里', 'zh'],
])('%s is asked in %s', (text, language) => {
  expect(one(text)).toMatchObject({ language: { label: language }, question: { label: 'question' } });
});

test.each(['ok', '👍', '@brand https://example.com', ''])('the language of “%s” is unknown', (text) => {
  expect(one(text).language).toEqual({ label: null, confidence: 0, words: [] });
});

test.each([
  ['Tafadhali nisaidieni, simu yangu haifanyi kazi', 'sw'],
  ['Huduma mbaya sana, sitanunua tena', 'sw'],
  ['mujhe refund chahiye', null],
  ['mera account band ho gaya', null],
  ['net bahut slow hai', null],
  ['Salamat sa tulong ninyo, sana ay dumating na ang padala ko', 'tl'],
  [
    'W\u030e\u0338h\u0337\u0322e\u0335\u0317r\u0334e\u0336\u0329 i\u0338\u0321s\u0336 m\u0337y\u0338\u0331 p\u0334\u0356a\u0338r\u0338c\u0336e\u0337l\u0338',
    'en',
  ],
  ['ẹ kú àárọ̀, níbo ni ẹrù mi wà? mo ti dúró fún ọ̀sẹ̀ méjì', 'yo'],
])('the language of “%s” is %s', (text, language) => {
  expect(one(text).language.label).toBe(language);
});

test('a language that is known is not guessed', () => {
  expect(one('ok', { language: 'fr' }).language).toEqual({ label: 'fr', confidence: 1, words: [] });
});

test('personal data is told by its place', () => {
  const text = 'my mail is ana@example.org';

  expect(one(text).personalData).toEqual([{ kind: 'mail', start: 11, end: text.length }]);
});

test('the pool judges as the function does, in order', async () => {
  const pool = createPool({ threads: 1 });
  const messages = Array.from({ length: 450 }, (_, n) => ({
    id: `m${n}`,
    text: n % 2 ? 'Is it late?' : 'It is late.',
  }));

  expect(await pool.understand(messages)).toEqual(understand(messages));
  await pool.close();
});
