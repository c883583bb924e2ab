import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RawRequest } from '../connector.ts';
import { unwrap, verify } from './hook.ts';
import { parse } from './parse/parse.ts';

const us = { externalId: 'help@acme.test', handle: 'help@acme.test' };
const now = new Date('2026-01-02T10:00:00Z');
const head = 'From: Maren <maren@holt.test>\r\nTo: help@acme.test\r\nMessage-ID: <one@holt.test>\r\nSubject: Kettle';
/** Latin-1, as some programs still write. */
const mail = Buffer.concat([
  Buffer.from(`${head}\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nIt leaks, Gr`),
  Buffer.from([0xfc]),
  Buffer.from('n.\r\n'),
]);

const request = (type: string, body: Uint8Array | string, headers: Record<string, string> = {}): RawRequest => ({
  headers: { 'content-type': type, ...headers },
  body: typeof body === 'string' ? Buffer.from(body) : body,
  query: {},
});
function form(fields: Record<string, string | Buffer>): RawRequest {
  const boundary = 'xYzZY';
  const parts = Object.entries(fields).flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return request(
    `multipart/form-data; boundary=${boundary}`,
    Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  );
}
async function read(one: RawRequest, settings: Record<string, string> = {}) {
  const kept = unwrap(one, { settings, now });
  return kept && (await parse(kept, us)).items[0];
}

test.each([
  ['the mail itself', request('message/rfc822', mail)],
  ['a body of no named type', request('application/octet-stream', mail)],
  ['a form of Mailgun', form({ recipient: 'help@acme.test', 'body-mime': mail })],
  ['a form of SendGrid', form({ to: 'help@acme.test', email: mail, charsets: '{}' })],
])('%s is read to the letter, whatever its charset', async (_, one) => {
  expect(await read(one)).toMatchObject({
    ...{ kind: 'message', externalId: 'one@holt.test', text: 'Kettle\n\nIt leaks, Grün.' },
    author: { externalId: 'maren@holt.test' },
  });
});

test.each([
  [
    'JSON of Postmark',
    request('application/json', JSON.stringify({ From: 'x', RawEmail: `${head}\r\n\r\nIt leaks.` })),
  ],
  [
    'a form in one line',
    request(
      'application/x-www-form-urlencoded',
      new URLSearchParams({ 'body-mime': `${head}\r\n\r\nIt leaks.` }).toString(),
    ),
  ],
])('%s is read', async (_, one) => {
  expect(await read(one)).toMatchObject({ externalId: 'one@holt.test', text: 'Kettle\n\nIt leaks.' });
});

test('a tagged address leads to its thread as it does by IMAP', async () => {
  const tagged = `From: m@holt.test\r\nTo: help+t0123456789abcdef@acme.test\r\n\r\nHi\r\n`;
  const item = await read(request('message/rfc822', tagged), { replyPattern: 'help+*@acme.test' });
  expect(item).toMatchObject({ thread: { externalId: '0123456789abcdef' } });
});

test.each([
  ['nothing', request('message/rfc822', '')],
  ['what is no mail', request('message/rfc822', '<html>')],
  ['a form without a mail', form({ subject: 'Hello' })],
  [
    'a form that breaks off',
    request('multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"'),
  ],
  ['a form without a boundary', request('multipart/form-data', mail)],
  ['broken JSON', request('application/json', '{"RawEmail":')],
  ['JSON of another kind', request('application/json', '[1]')],
])('%s is refused', (_, one) => expect(unwrap(one, { settings: {}, now })).toBeNull());

const key = 'key-of-mailgun';
const signed = (change: Record<string, string> = {}) => {
  const signature = createHmac('sha256', key).update('1700000000abc').digest('hex');
  return form({ timestamp: '1700000000', token: 'abc', signature, 'body-mime': mail, ...change });
};
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const ofSendGrid = (body: Buffer, timestamp = '1700000000') => {
  const signature = sign('sha256', Buffer.concat([Buffer.from('1700000000'), mail]), privateKey).toString('base64');
  const name = 'x-twilio-email-event-webhook-';
  return request('message/rfc822', body, { [`${name}signature`]: signature, [`${name}timestamp`]: timestamp });
};
const basic = (said: string) =>
  request('message/rfc822', mail, { authorization: `Basic ${Buffer.from(said).toString('base64')}` });

test.each<[string, RawRequest, string[], boolean]>([
  ['the secret address, where no key is known', request('message/rfc822', mail), [], true],
  ['nothing, where one is', request('message/rfc822', mail), [key], false],
  ['a signature of Mailgun', signed(), [key], true],
  ['one of it with another token', signed({ token: 'abd' }), [key], false],
  ['one of it with another key', signed(), ['other'], false],
  ['an empty signature', signed({ signature: '' }), [key], false],
  ['any of two keys during a change', signed(), ['other', key], true],
  ['a signature of SendGrid', ofSendGrid(mail), [spki], true],
  ['one of it over other bytes', ofSendGrid(Buffer.from('From: x')), [spki], false],
  ['one of it at another time', ofSendGrid(mail, '1700000001'), [spki], false],
  ['a signature of SendGrid against a key that is none', ofSendGrid(mail), [key], false],
  ['the key as a password', basic(`earshot:${key}`), [key], true],
  ['another password', basic('earshot:other'), [key], false],
  ['a password alone', basic(key), [key], false],
])('%s proves a delivery or not', (_, one, secrets, isGenuine) => expect(verify(one, secrets)).toBe(isGenuine));
