import { addressParser } from 'postal-mime';
import * as z from 'zod';
import { ConnectorError } from '#connectors/connector-error.ts';
import type { InboundMessage, Parsed, Skipped } from '#connectors/inbound.ts';
import { hostOf, isOurs, placeOf, readIds } from '../ids.ts';
import { isAutomatic } from './automatic.ts';
import { readBounce } from './bounce.ts';
import { headerOf, mailboxesOf, oneLine } from './header.ts';
import { foldQuoted } from './quote.ts';
import { type Mail, readMail } from './read.ts';
import { attachmentsOf, cut, textOf } from './text.ts';

/** A mail as it is journalled: whole, and where it lay. */
export const Delivery = z.object({
  kind: z.string(),
  folder: z.enum(['inbox', 'sent']),
  /** When it came to lie there; the date in its head may be anything. */
  receivedAt: z.iso.datetime(),
  /** Of the account: `support+*@acme.test` where tagged addresses come back, else empty. */
  replyPattern: z.string(),
  raw: z.base64(),
});
export type Delivery = z.output<typeof Delivery>;

type Us = { externalId: string; handle: string };

/** Pure. Throws `invalid_request` on what is no delivery of a mailbox. */
export async function parse(body: Uint8Array, us: Us): Promise<Parsed> {
  const delivery = readDelivery(body);
  if (delivery.kind !== 'mail') return skipped(`unknown kind: ${delivery.kind}`);
  const mail = await readMail(Buffer.from(delivery.raw, 'base64'));
  return delivery.folder === 'sent' ? parseSent(mail, delivery, us) : parseReceived(mail, delivery, us);
}

/** The bytes of one attachment of a delivery; null when it holds none of that name. */
export async function cutAttachment(body: Uint8Array, externalId: string): Promise<Uint8Array | null> {
  const { raw } = readDelivery(body);
  return cut(await readMail(Buffer.from(raw, 'base64')), externalId);
}

function readDelivery(body: Uint8Array): Delivery {
  try {
    return Delivery.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This is no delivery of a mailbox.', { cause });
  }
}

const skipped = (reason: string, detail?: string): Parsed => {
  const one: Skipped = detail === undefined ? { reason } : { reason, detail };
  return { items: [], skipped: [one] };
};

async function parseReceived(mail: Mail, delivery: Delivery, us: Us): Promise<Parsed> {
  const bounce = await readBounce(mail);
  if (bounce === 'delayed') return skipped('still on its way');
  if (bounce) return { items: [{ kind: 'undelivered', ...bounce, at: new Date(delivery.receivedAt) }], skipped: [] };
  const [from] = mailboxesOf([mail.from, mail.sender]);
  if (!from) return skipped('mail without a sender');
  // Anybody can write our address into a mail, and what we sent ourselves is found among what was sent.
  if (from.address === us.externalId) return skipped('mail that bears our own address as its sender');
  if (readIds(mail.messageId ?? '').some(isOurs)) return skipped('a mail of ours that came back');
  const automatic = isAutomatic(mail) ? ({ isAutomatic: true } as const) : {};
  return { items: [{ ...messageOf(mail, delivery, from), ...automatic, addressed: true }], skipped: [] };
}

function parseSent(mail: Mail, delivery: Delivery, us: Us): Parsed {
  const author = { address: us.externalId, name: '' };
  return { items: [{ ...messageOf(mail, delivery, author), addressed: false }], skipped: [] };
}

function messageOf(mail: Mail, delivery: Delivery, from: { address: string; name: string }): InboundMessage {
  const { id, replyTo, thread } = placeOf(mail, recipientsOf(mail), delivery.replyPattern);
  const { said, quoted } = foldQuoted(textOf(mail));
  const subject = oneLine(mail.subject ?? '').slice(0, 300);
  const language = languageOf(mail);
  return {
    kind: 'message',
    externalId: id,
    thread: { externalId: thread, kind: 'dm', visibility: 'private' },
    author: { externalId: from.address, handle: from.address, name: from.name || nameOf(from.address) },
    visibility: 'private',
    // The first mail of a thread is understood with its subject; later ones repeat it.
    text: replyTo === null && subject !== '' && delivery.folder === 'inbox' ? join(subject, said) : said,
    ...(subject && { subject }),
    ...(quoted && { quoted }),
    occurredAt: dateOf(mail, new Date(delivery.receivedAt)),
    ...(replyTo !== null && { replyTo }),
    mentions: [],
    ...(language && { language }),
    attachments: attachmentsOf(mail),
    addressed: true,
  };
}

const join = (subject: string, said: string) => (said === '' ? subject : `${subject}\n\n${said}`);

const nameOf = (address: string) => address.slice(0, -hostOf(address).length - 1);

/** Where a server puts down to whom it came. */
const envelope = new Set(['delivered-to', 'x-original-to', 'envelope-to']);

/** Everyone it was sent to, as far as its head tells. */
function recipientsOf({ to = [], cc = [], headers }: Mail): string[] {
  const delivered = headers.filter(({ key }) => envelope.has(key)).flatMap(({ value }) => addressParser(value));
  return mailboxesOf([...to, ...cc, ...delivered]).map(({ address }) => address);
}

/** A day is as much as a mail may be on its way and still be believed. */
const toleranceMs = 24 * 3_600_000;

function dateOf({ date = '' }: Mail, receivedAt: Date): Date {
  const told = new Date(date);
  const isNear = Math.abs(told.getTime() - receivedAt.getTime()) <= toleranceMs;
  return isNear && told <= receivedAt ? told : receivedAt;
}

function languageOf(mail: Mail): string | null {
  const told = (headerOf(mail, 'content-language') ?? '').split(',')[0]?.trim() ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(told) ? told : null;
}
