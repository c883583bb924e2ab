import { expect, test } from 'vitest';
import { findLinks } from './links.ts';
import { judgePhishing } from './phishing.ts';

test.each([
  ['see https://example.com/a?b=c.', ['https://example.com/a?b=c']],
  ['(https://en.wikipedia.org/wiki/Earth_(planet))', ['https://en.wikipedia.org/wiki/Earth_(planet)']],
  ['go to www.example.de, now', ['www.example.de']],
  ['example.com/path and example.com/path', ['example.com/path']],
  ['hxxp://bad.example.com/x', ['hxxp://bad.example.com/x']],
  ['[https://paypal.com](https://bad.example.ru/paypal)', ['https://paypal.com', 'https://bad.example.ru/paypal']],
  ['my mail is ana@example.com', []],
  ['I waited.So I left', []],
])('%s', (text, links) => {
  expect(findLinks(text)).toEqual(links);
});

const ours = { domains: ['earshot-air.com'] };

test.each([
  ['http://192.168.4.20/paypal/login.php', 'phishing'],
  ['http://paypa1.com', 'phishing'],
  ['http://paypal.com.account-verify.tk/login', 'phishing'],
  ['http://аpple.com', 'phishing'],
  ['http://xn--pple-43d.com/', 'phishing'],
  ['http://earsh0t-air.com/refund', 'phishing'],
  ['earshotair.com', 'phishing'],
  ['https://earshot-air.com/account/login', 'not-phishing'],
  ['https://www.paypal.com/', 'not-phishing'],
  ['https://en.wikipedia.org/wiki/Parcel', 'not-phishing'],
])('%s is judged %s', (url, label) => {
  expect(judgePhishing(url, ours).label).toBe(label);
});
