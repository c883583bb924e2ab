import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundMessage } from '#connectors/inbound.ts';
import { outsideIdOf, threadFrom } from '../ids.ts';
import { cutAttachment, parse } from './parse.ts';

const us = { externalId: 'help@acme.test', handle: 'help@acme.test' };
const receivedAt = '2026-11-26T10:00:00.000Z';

const delivery = (raw: string | Uint8Array, folder: 'inbox' | 'sent' = 'inbox') =>
  new TextEncoder().encode(
    JSON.stringify({
      ...{ kind: 'mail', folder, receivedAt, replyPattern: 'help+*@acme.test' },
      raw: Buffer.from(typeof raw === 'string' ? raw.replaceAll('\n', '\r\n') : raw).toString('base64'),
    }),
  );
const head =
  'From: Maren Holt <maren@holt.test>\nTo: help@acme.test\nMessage-ID: <one@holt.test>\nDate: Thu, 26 Nov 2026 09:58:00 +0000\n';
const read = (raw: string | Uint8Array, folder?: 'inbox' | 'sent') => parse(delivery(raw, folder), us);
async function message(raw: string | Uint8Array): Promise<InboundMessage> {
  const [item] = (await read(raw)).items;
  if (item?.kind !== 'message') throw new Error('No message.');
  return item;
}

describe('a letter', () => {
  test('is who wrote it, what it says and where it belongs', async () => {
    expect(await message(`${head}Subject: My kettle\n\nIt leaks.\n\n-- \nMaren`)).toEqual({
      kind: 'message',
      externalId: 'one@holt.test',
      thread: { externalId: threadFrom('one@holt.test'), kind: 'dm', visibility: 'private' },
      author: { externalId: 'maren@holt.test', handle: 'maren@holt.test', name: 'Maren Holt' },
      visibility: 'private',
      subject: 'My kettle',
      text: 'My kettle\n\nIt leaks.',
      quoted: '--\nMaren',
      occurredAt: new Date('2026-11-26T09:58:00Z'),
      mentions: [],
      attachments: [],
      addressed: true,
    });
  });

  test.each([
    ['a date of next year', 'Date: Fri, 26 Nov 2027 09:58:00 +0000'],
    ['a date of long ago', 'Date: Thu, 1 Jan 1970 00:00:00 +0000'],
    ['no date', 'Date: whenever'],
  ])('with %s is dated by its arrival', async (_, date) => {
    expect((await message(`${head.replace(/Date:.*/, date)}\nHello`)).occurredAt).toEqual(new Date(receivedAt));
  });

  const ours = outsideIdOf('0123456789abcdef', 'fedcba9876543210');
  test.each([
    [
      'the first of its references',
      'In-Reply-To: <two@x>\nReferences: <root@x>\n <two@x>',
      threadFrom('root@x'),
      'two@x',
    ],
    ['what it answers', 'In-Reply-To: <two@x>', threadFrom('two@x'), 'two@x'],
    ['an id of ours it answers', `In-Reply-To: <${ours}@acme.test>`, '0123456789abcdef', ours],
    ['an id of ours among others', `References: <a@x> <${ours}@acme.test> <b@x>`, '0123456789abcdef', 'b@x'],
    ['the tag of its address', 'Delivered-To: help+t0123456789abcdef@acme.test', '0123456789abcdef', undefined],
  ])('belongs to the thread of %s', async (_, lines, thread, replyTo) => {
    const found = await message(`${head}${lines}\n\nHello`);
    expect(found.thread.externalId).toBe(thread);
    expect(found.replyTo).toBe(replyTo);
  });

  test.each([
    [
      'base64 in UTF-8',
      'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nR3LDvMOfZSDinIw=',
    ],
    [
      'quoted-printable in Latin 1',
      'Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=\n=DFe',
    ],
    ['UTF-8 that says nothing of it', '\nGrüße'],
  ])('is read from %s', async (_, rest) => {
    expect((await message(head + rest)).text).toMatch(/^Grüße/);
  });

  test.each([
    [
      'windows-1256',
      Buffer.concat([
        Buffer.from(`${head}Content-Type: text/plain; charset=windows-1256\n\n`),
        Buffer.from([0xe3, 0xd1, 0xcd, 0xc8, 0xc7]),
      ]),
      'مرحبا',
    ],
    [
      'iso-2022-jp',
      Buffer.from(`${head}Content-Type: text/plain; charset=iso-2022-jp\n\n\u001b$B$3$s\u001b(B`),
      'こん',
    ],
  ])('is read from %s', async (_, raw, text) => {
    expect((await message(raw)).text).toBe(text);
  });

  test.each([
    ['=?utf-8?Q?Kettle_=E2=9C=8C?=', 'Kettle ✌'],
    ['=?UTF-8?B?R3LDvA==?= =?UTF-8?B?w59l?=', 'Grüße'],
    ['=?utf-8?Q?a_=C3?= =?utf-8?Q?=A4_letter_cut?=', 'a ä letter cut'],
    ['Kettle\n Bcc: all@acme.test', 'Kettle Bcc: all@acme.test'],
    ['=?utf-8?Q?one=0D=0ABcc=3A_two?=', 'one Bcc: two'],
    ['=?broken', '=?broken'],
  ])('with the subject %j says %j', async (subject, text) => {
    expect((await message(`${head}Subject: ${subject}\n\nHello`)).subject).toBe(text);
  });

  test('in HTML and plain text says it once; of HTML alone what a reader sees', async () => {
    const plain = 'Content-Type: text/plain\n\nIt leaks.';
    const html = '<style>p{color:red}</style><!-- x --><p>It <b>leaks</b>.</p><script>alert(1)</script>';
    const both = `Content-Type: multipart/alternative; boundary="x"\n\n--x\n${plain}\n--x\nContent-Type: text/html\n\n${html}\n--x--\n`;
    expect((await message(head + both)).text).toBe('It leaks.');
    expect((await message(`${head}Content-Type: text/html\n\n${html}`)).text).toBe('It leaks.');
  });

  test('lines broken for the way are joined', async () => {
    const flowed = 'Content-Type: text/plain; format=flowed\n\nIt leaks \nsince Monday.\nPlease help.';
    expect((await message(head + flowed)).text).toBe('It leaks since Monday.\nPlease help.');
  });

  test('brings its files, which are cut out of the delivery', async () => {
    const raw = [
      `${head}Content-Type: multipart/mixed; boundary=x`,
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'See the picture.',
      '--x',
      "Content-Type: image/png; name*=utf-8''K%C3%A4ssel.png",
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--x--',
    ].join('\n');
    const { text, attachments } = await message(raw);
    expect(text).toBe('See the picture.');
    expect(attachments).toEqual([
      { externalId: '1', kind: 'image', url: 'delivery:1', alt: 'Kässel.png', mimeType: 'image/png' },
    ]);
    expect(await cutAttachment(delivery(raw), '1')).toEqual(
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    );
    expect(await cutAttachment(delivery(raw), '7')).toBeNull();
  });
});

describe('programs', () => {
  test.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner=x',
    'Precedence: bulk',
    'List-Id: <news.shop.test>',
    'List-Unsubscribe: <mailto:off@shop.test>',
    'Return-Path: <>',
    'X-Autoreply: yes',
    'Subject: Automatic reply: My kettle',
    'Subject: Abwesenheitsnotiz',
    'Subject: =?utf-8?Q?R=C3=A9ponse_automatique?=',
    'Subject: Respuesta automática: tetera',
    'Subject: رد تلقائي',
  ])('are known by %s', async (line) => {
    expect((await message(`${head}${line}\n\nI am away.`)).isAutomatic).toBe(true);
  });

  test.each(['Auto-Submitted: no', 'Subject: My automatic kettle', 'Return-Path: <maren@holt.test>'])(
    'are not everyone with %s',
    async (line) => {
      expect((await message(`${head}${line}\n\nHello`)).isAutomatic).toBeUndefined();
    },
  );

  test.each([
    ['mail that bears our own address as its sender', head.replace('maren@holt.test', 'Help@Acme.test')],
    [
      'a mail of ours that came back',
      head.replace('one@holt.test', `${outsideIdOf('0123456789abcdef', 'fedcba9876543210')}@acme.test`),
    ],
    ['mail without a sender', head.replace(/From:.*\n/, '')],
  ])('%s is passed over', async (reason, lines) => {
    expect(await read(`${lines}\nHello`)).toEqual({ items: [], skipped: [{ reason }] });
  });

  const report = (status: string, id = `${outsideIdOf('0123456789abcdef', 'fedcba9876543210')}@acme.test`) =>
    [
      'From: MAILER-DAEMON@holt.test\nTo: help@acme.test\nMessage-ID: <report@holt.test>',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      ...['', '--x', 'Content-Type: text/plain', '', 'Your mail could not be delivered.', '--x'],
      ...[
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; holt.test',
        '',
        'Final-Recipient: rfc822; maren@holt.test',
      ],
      status,
      ...['', '--x', 'Content-Type: text/rfc822-headers', '', `Message-ID: <${id}>`, 'Subject: Re: My kettle', '--x--'],
    ].join('\n');
  const id = outsideIdOf('0123456789abcdef', 'fedcba9876543210');
  test('a report that a mail of ours came back says which and why', async () => {
    const status = 'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such user';
    const reason = 'There is no mailbox with this address. The server said: 550 5.1.1 No such user.';
    const at = new Date(receivedAt);
    expect((await read(report(status))).items).toEqual([{ kind: 'undelivered', externalId: id, at, reason }]);
  });

  test('one that it is still on its way is passed over, and one of a mail that was never ours is a letter', async () => {
    expect((await read(report('Action: delayed\nStatus: 4.4.1'))).skipped).toEqual([{ reason: 'still on its way' }]);
    expect((await read(report('Action: failed\nStatus: 5.1.1', 'other@holt.test'))).items).toMatchObject([
      { kind: 'message' },
    ]);
  });

  test('one in the old way, in words, is understood too', async () => {
    const raw = `From: Mailer-Daemon@holt.test\nMessage-ID: <r@x>\n\nNo such user.\n--- Below:\nMessage-ID: <${id}@acme.test>`;
    expect((await read(raw)).items).toEqual([
      { kind: 'undelivered', externalId: id, at: new Date(receivedAt), reason: 'The mail came back.' },
    ]);
  });
});

describe('hostile mail', () => {
  test('nested a thousand times is refused; of a thousand parts, or without an end, it is read', async () => {
    let nested = 'Content-Type: text/plain\n\nInnermost';
    for (let n = 0; n < 1_000; n += 1)
      nested = `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n${nested}\n--b${n}--`;
    const many = `Content-Type: multipart/mixed; boundary=x\n\n${'--x\nContent-Type: application/zip\n\nabc\n'.repeat(1_000)}`;
    await expect(read(head + nested)).rejects.toThrow(ConnectorError);
    for (const raw of [many, 'Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n--x'])
      expect((await message(head + raw)).attachments.length).toBeLessThanOrEqual(50);
  });

  test.each([
    ['headers without an end', `From: maren@holt.test\nX: ${'y'.repeat(2_000_000)}`],
    ['a hundred thousand headers', `From: maren@holt.test\n${'X-A: b\n'.repeat(100_000)}`],
    ['a hundred thousand recipients', `${head}Cc: ${'a@b.test, '.repeat(100_000)}\n\nHello`],
    ['an encoded word without an end', `${head}Subject: ${'=?utf-8?Q?'.repeat(50_000)}\n\nHello`],
    ['references without an end', `${head}References: ${'<a@b> '.repeat(100_000)}\n\nHello`],
    ['two million letters in one line', `${head}\n${'Le '.repeat(700_000)}`],
    ['brackets in HTML', `${head}Content-Type: text/html\n\n${'<!--'.repeat(100_000)}`],
  ])('%s is read all the same', async (_, raw) => {
    expect((await message(raw)).author.externalId).toBe('maren@holt.test');
  });

  test.each([
    ['"x\\r\\nBcc: all@acme.test" <maren@holt.test>', 'maren@holt.test'],
    ['maren@holt.test, other@holt.test', 'maren@holt.test'],
    ['undisclosed: maren@holt.test;', 'maren@holt.test'],
    ['=?utf-8?Q?M=C3=A4ren?= <MAREN@Holt.test>', 'maren@holt.test'],
    ['maren@holt.test (Maren)', 'maren@holt.test'],
  ])('the sender %s is %s', async (from, address) => {
    const { author } = await message(`From: ${from}\nMessage-ID: <a@x>\n\nHello`);
    expect(author.externalId).toBe(address);
    expect(author.name).not.toMatch(/[\r\n]/);
  });

  test.each(['', 'nobody', '<>', '<a b@c>', '@', 'a@'])('the sender %j is none', async (from) => {
    expect((await read(`From: ${from}\nMessage-ID: <a@x>\n\nHello`)).items).toEqual([]);
  });

  test('whatever the bytes, they are a message, passed over, or refused', async () => {
    const line = fc.constantFrom(
      'From: a@b.test',
      'Content-Type: multipart/mixed; boundary=x',
      '--x',
      '--x--',
      '',
      'Content-Type: text/html; charset=',
      '=?q?',
      'Content-Transfer-Encoding: base64',
      '> ',
      'On x wrote:',
      'Message-ID: <>',
      '<p',
    );
    const anything = fc.array(fc.oneof(line, fc.string({ maxLength: 40 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(anything, async (lines) => {
        for (const item of (await read(lines.join('\n'))).items) expect(item.externalId).toBeTruthy();
      }),
      { numRuns: 300 },
    );
    const noDelivery = new TextEncoder().encode('From: a@b.test\r\n\r\nHello');
    await expect(parse(noDelivery, us)).rejects.toThrow(ConnectorError);
  });
});
