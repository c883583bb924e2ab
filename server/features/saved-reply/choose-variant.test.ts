import { expect, test } from 'vitest';
import { chooseVariant } from './choose-variant.ts';

const of = (...places: string[]) =>
  places.map((place) => {
    const [network = '', language = ''] = place.split('/');
    return { network, language };
  });

test.each([
  ['the customer’s language', ['/en', '/de'], 'bluesky', 'de', '/de'],
  ['the same language of another region', ['/en', '/de-AT'], 'bluesky', 'de', '/de-AT'],
  ['the very region before the language alone', ['/de', '/de-AT'], 'bluesky', 'de-AT', '/de-AT'],
  ['the text for this network in it', ['/de', 'bluesky/de'], 'bluesky', 'de', 'bluesky/de'],
  ['the language before the network', ['bluesky/en', '/de'], 'bluesky', 'de', '/de'],
  ['a text for any language before a foreign one', ['/en', '/'], 'bluesky', 'fr', '/'],
  ['the first where nothing else fits', ['/en', '/de'], 'bluesky', 'fr', '/en'],
  ['the first while the language is not known', ['/de', '/en'], 'bluesky', null, '/de'],
  ['the first’s language though this network has another one', ['/de', '/en', 'bluesky/en'], 'bluesky', 'fr', '/de'],
  ['never one for another network', ['x/de', '/en'], 'bluesky', 'de', '/en'],
  ['capitals in tags as they come', ['/en', '/DE'], 'bluesky', 'de', '/DE'],
])('a conversation gets %s', (_, variants, network, language, wanted) => {
  const chosen = chooseVariant(of(...variants), { network, language });

  expect(`${chosen?.network}/${chosen?.language}`).toBe(wanted);
});

test('where every text is for another network there is none', () => {
  expect(chooseVariant(of('x/en', 'facebook/'), { network: 'bluesky', language: 'en' })).toBeNull();
});
