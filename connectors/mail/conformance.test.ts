import { randomUUID } from 'node:crypto';
import { type Mailboxes, mailUser, startMailboxes } from '#test/mail/mailboxes.ts';
import { startOutgoing } from '#test/mail/outgoing.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { Session } from '../session.ts';
import { outsideId, threadFrom } from './ids.ts';
import { mail } from './index.ts';
import { headerOf } from './parse/header.ts';
import { readMail } from './parse/read.ts';
import { textOf } from './parse/text.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();
const nowhere = '127.0.0.1:9';

conformance({ connector: mail, open: openWorld });

async function openWorld(): Promise<World> {
  const mailboxes = await startMailboxes(['help']);
  const { user, password } = mailUser('help');
  // The first keeps what it sends, as the large providers do.
  const outgoing = await startOutgoing(password, (raw) => mailboxes.deliver(raw, { folder: 'Sent' }));
  const settings = {
    address: user,
    name: 'Acme',
    imap: mailboxes.imap,
    smtp: outgoing.smtp,
    password,
    keepsSent: 'yes',
  };
  const session = await sessionOf(settings);
  const maren = 'maren@holt.test';

  return {
    session,
    settings,
    wrongSettings: { ...settings, password: 'wrong' },
    customer: {
      profile: { externalId: maren, handle: maren },
      direct: (text) => write(mailboxes, { from: `Maren Holt <${maren}>`, to: user, text }),
    },
    postAsUs: (text) => write(mailboxes, { from: user, to: maren, text, folder: 'Sent' }),
    room: () =>
      Promise.all(
        outgoing.taken.map(async ({ raw }) => {
          const sent = await readMail(raw);
          const id = (sent.messageId ?? '').replace(/[<>]/g, '');
          return { externalId: outsideId(id), text: textOf(sent), author: headerOf(sent, 'from') ?? '' };
        }),
      ),
    fail: (does) => {
      outgoing.does = does === 'loses answer' || does === 'loses request' ? does : 'takes';
      if (does === 'refuses') return { ...session, settings: { ...session.settings, imap: nowhere, smtp: nowhere } };
      // A mail server's "no" means that it did nothing, so it cannot fail after it took something.
      return does === 'fails after' ? null : session;
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({ kind: 'calendar', folder: 'inbox', receivedAt: now().toISOString(), replyPattern: '', raw: '' }),
    ),
    revokedSession: async () => ({ ...session, secrets: { password: 'changed since' } }),
    close: async () => {
      await outgoing.close();
      await mailboxes.close();
    },
  };
}

type Written = { from: string; to: string; text: string; folder?: string };

async function write(mailboxes: Mailboxes, { from, to, text, folder }: Written): Promise<Placed> {
  const id = `${randomUUID()}@holt.test`;
  const head = [`From: ${from}`, `To: ${to}`, `Message-ID: <${id}>`, `Date: ${now().toUTCString()}`];
  await mailboxes.deliver([...head, '', text, ''].join('\r\n'), folder ? { folder } : {});
  return { externalId: id, threadExternalId: threadFrom(id) };
}

async function sessionOf(given: Record<string, string>): Promise<Session> {
  const { account, origin, settings, secrets } = await mail.connect(given, { http, findHost, now });
  return { account, origin, settings, secrets, saveSecrets: async () => {}, http, findHost, now };
}
