import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { FindHost } from '../session.ts';
import { checkCredentials } from '../smtp.ts';
import { type Mailbox, withMailbox } from './imap.ts';
import { isAddress } from './parse/header.ts';
import { asSmtpFailure } from './send.ts';
import { findLine, readServer } from './server.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'address',
    label: 'Address',
    help: 'The one customers write to, such as help@acme.com.',
    kind: 'text',
    required: true,
  },
  {
    name: 'name',
    label: 'Name',
    help: 'Stands beside the address in what customers get.',
    kind: 'text',
    required: true,
  },
  {
    name: 'receives',
    label: 'How mail comes in',
    help: 'Earshot reads a mailbox, or a service such as Mailgun, SendGrid or Postmark delivers each mail to an address that you get next.',
    kind: 'choice',
    choices: [
      { value: 'imap', label: 'By IMAP, from a mailbox' },
      { value: 'webhook', label: 'By webhook, from a mail service' },
    ],
    initial: 'imap',
    required: false,
  },
  {
    name: 'imap',
    label: 'Incoming server (IMAP)',
    help: 'Such as imap.acme.com. Port 993 unless you add another.',
    kind: 'text',
    required: true,
    when: { name: 'receives', is: 'imap' },
  },
  {
    name: 'hookKey',
    label: 'Signing key',
    help: 'With which the service signs: Mailgun’s signing key or SendGrid’s public key; or a password that you add to the address for it. Without one the secret address alone proves a mail.',
    kind: 'secret',
    required: false,
    when: { name: 'receives', is: 'webhook' },
  },
  {
    name: 'smtp',
    label: 'Outgoing server (SMTP)',
    help: 'Such as smtp.acme.com. Port 465 unless you add another.',
    kind: 'text',
    required: true,
  },
  {
    name: 'password',
    label: 'Password',
    help: 'Of the outgoing server, and of the mailbox; often an app password.',
    kind: 'secret',
    required: true,
  },
  {
    name: 'user',
    label: 'User',
    help: 'Only if you do not sign in with the address.',
    kind: 'text',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'replyPattern',
    label: 'Tagged address',
    help: 'Such as help+*@acme.com, if such mail reaches this mailbox. Answers then find their thread even from programs that forget it.',
    kind: 'text',
    required: false,
    isAdvanced: true,
  },
  {
    name: 'keepsSent',
    label: 'Keeps what is sent',
    help: 'Write yes if your server puts what it sends among the sent mail by itself, as Gmail and Microsoft 365 do.',
    kind: 'text',
    required: false,
    isAdvanced: true,
  },
];

/** Servers that are known to keep what they send. */
const keepers = /(?:^|\.)(?:gmail\.com|googlemail\.com|office365\.com|outlook\.com)$/i;

type Io = { findHost: FindHost; now(): Date };

/** Proves the servers that it needs, and finds the folder of what is sent. */
export async function connect(given: Record<string, string>, { findHost }: Io): Promise<Connected> {
  const address = (given.address ?? '').trim().toLowerCase();
  if (!isAddress(address)) throw new ConnectorError('invalid_request', 'Address: write one such as help@acme.com.');
  const pattern = (given.replyPattern ?? '').trim().toLowerCase();
  if (pattern !== '' && !(pattern.includes('*') && isAddress(pattern.replace('*', 'x'))))
    throw new ConnectorError('invalid_request', 'Tagged address: write one with a star, such as help+*@acme.com.');
  const user = (given.user ?? '').trim() || address;
  const secrets = { password: given.password ?? '' };
  const receives = given.receives === 'webhook' ? 'webhook' : 'imap';
  const imap = receives === 'imap' ? (given.imap ?? '').trim() : '';
  const known = { user, receives, imap, smtp: (given.smtp ?? '').trim() };
  const sent = receives === 'imap' ? await findSentFolder({ settings: known, secrets, findHost }) : '';
  const server = readServer(known.smtp, 465, 'Outgoing server');
  const line = await findLine(server, findHost);
  await checkCredentials(line, { user, password: secrets.password }).catch((cause: unknown) => {
    throw asSmtpFailure(cause, false);
  });
  const says = (given.keepsSent ?? '').trim().toLowerCase();
  const keepsSent =
    says === '' ? keepers.test(server.host) : ['yes', 'ja', 'oui', 'sí', 'si', 'نعم', 'true', '1'].includes(says);
  const name = (given.name ?? '').trim() || address;
  return {
    // Message-IDs and addresses are the same everywhere: a mail to two of our mailboxes is one.
    origin: 'email',
    account: { externalId: address, handle: address, name },
    settings: { ...known, address, name, replyPattern: pattern, sent, keepsSent: keepsSent ? 'yes' : 'no' },
    secrets,
    ...(receives === 'webhook' ? { entersHook: {}, webhookSecrets: keysIn(given) } : {}),
  };
}

function keysIn({ hookKey = '' }: Record<string, string>): string[] {
  return hookKey.trim() === '' ? [] : [hookKey.trim()];
}

function findSentFolder(mailbox: Mailbox): Promise<string> {
  return withMailbox(mailbox, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const folders = await client.list();
    const found =
      folders.find(({ specialUse }) => specialUse === '\\Sent') ?? folders.find(({ path }) => path === 'Sent');
    return found?.path ?? (await client.mailboxCreate('Sent')).path;
  });
}
