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
