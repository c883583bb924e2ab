import { expect, test } from 'vitest';
import { makeLibrary, type Shelved, suggest } from './library.ts';
import { wordsOf } from './words-of.ts';

const reply = (id: string, title: string, text: string, language = '', network = ''): Shelved => ({
  ...{ id, title, folder: '', stamp: '', variants: [{ network, language, text }] },
});
const shelf = [
  reply('refund', 'Refund for a broken kettle', 'Sorry that it broke. We refund it within three days.'),
  reply('delivery', 'Delivery is late', 'Your parcel is on its way and should be delivered tomorrow.'),
  reply('invoice', 'Rechnung erneut senden', 'Die Rechnung finden Sie in Ihrem Konto.', 'de'),
  reply('hours', 'Opening hours', 'Our shop is open from nine to five.'),
  reply('mastodon', 'Kettle colours', 'The kettle comes in green.', '', 'mastodon'),
];
const library = makeLibrary(shelf);
const ask = (text: string, language: string | null = 'en', network = 'sandbox', isOffered = (_: Shelved) => true) =>
  suggest(library, { text, language, network, isOffered }, 3);
const ids = (...asked: Parameters<typeof ask>) => ask(...asked).map((one) => one.reply.id);

test.each([
  ['a word of the title', 'My kettles stopped after two weeks, I want my money back', ['refund']],
  ['the same word in another form', 'When will it be delivered?? My parcels never come', ['delivery']],
  ['nothing in common', 'Do you have jobs for students?', []],
  ['only words that everybody uses', 'Hello, what is your time there with them?', []],
  ['one word of a text alone, which is chance', 'See you tomorrow', []],
])('%s', (_, text, wanted) => {
  expect(ids(text)).toEqual(wanted);
});

test('only in the language of the customer or in any, and only for the network', () => {
  expect(ids('Wo finde ich die Rechnung?', 'de-AT')).toEqual(['invoice']);
  expect(ids('Wo finde ich die Rechnung?', 'en')).toEqual([]);
  expect(ids('Is there a green kettle?', 'en', 'mastodon')[0]).toBe('mastodon');
  expect(ids('Is there a green kettle?', 'en', 'sandbox')).not.toContain('mastodon');
});

test('what may not be offered is not, and it says by which words it fits', () => {
  expect(ids('kettle', 'en', 'sandbox', ({ id }) => id !== 'refund')).toEqual([]);
  expect(ask('The KETTLE is broken')[0]?.words).toEqual(expect.arrayContaining(['kettle', 'broken']));
});

test('a rare word counts more than one that many replies hold', () => {
  const many = makeLibrary([
    ...Array.from({ length: 20 }, (_, n) => reply(`order-${n}`, 'About an order', 'Your order is here.')),
    reply('warranty', 'Warranty of an order', 'The warranty lasts two years.'),
  ]);
  const asked = { text: 'Is there a warranty on my order?', language: 'en', network: 'x', isOffered: () => true };

  expect(suggest(many, asked, 1).map((one) => one.reply.id)).toEqual(['warranty']);
});

test('words are folded, cut, and told without spaces where none are written', () => {
  const forms = (text: string) => wordsOf(text).map(({ form }) => form);

  expect(forms('Lieferung Lieferungen, @acme #hilfe https://acme.test/refund 1234')).toEqual(['liefer']);
  expect(forms('返金してください')).toContain('返金');
  expect(forms('Réclamation')).toEqual(forms('reclamations'));
});
