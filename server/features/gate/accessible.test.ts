import { expect, test } from 'vitest';
import { findEmojiRuns } from './emoji.ts';
import { findUncasedTags } from './tags.ts';

const cased = (text: string, said: string[] = []) => findUncasedTags(text, said).map((one) => one.cased);

test('a tag that runs words together is told, with its capitals where the words are known', () => {
  expect(cased('We love #earshotrocks', ['Earshot'])).toEqual(['#EarshotRocks']);
  expect(cased('#thankyoufriday and #blackfriday2026')).toEqual(['#ThankYouFriday', '#BlackFriday2026']);
  expect(cased('#kundenserviceistsuper')).toEqual([null]);
  expect(cased('#EarshotRocks #NHS #short #weekend https://a.test/#longfragmenthere')).toEqual([]);
});

test('a tag of one word that is said around it is left', () => {
  expect(cased('Our sustainability #sustainability', ['Our sustainability'])).toEqual([]);
});

test('more than three emoji in a row are one run, however they are put together', () => {
  expect(findEmojiRuns('Great 🎉🎉🎉 news 👍🏽👍🏽')).toEqual([]);
  expect(findEmojiRuns('Wow 🎉 🎉🎉\n🎉!')).toMatchObject([{ count: 4, first: '🎉', from: 4 }]);
  expect(findEmojiRuns('👩‍👩‍👧🇩🇪👍🏽❤️')).toMatchObject([{ count: 4, first: '👩‍👩‍👧' }]);
  expect(findEmojiRuns('1️⃣ 2️⃣ 3️⃣ 4️⃣ ©')).toEqual([]);
});
