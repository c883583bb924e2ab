import * as z from 'zod';
import { ConnectorError, type InboundMessage, type Parsed, type Skipped } from '#connectors/connector.ts';
import { hostOf, isOurs, placeOf, readIds } from '../ids.ts';
import { isAutomatic } from './automatic.ts';
import { readBounce } from './bounce.ts';
import { type Address, type Headers, readAddresses } from './header.ts';
import { type Part, readParts } from './parts.ts';
import { foldQuoted } from './quote.ts';
import { cut, readContent } from './text.ts';

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
export function parse(body: Uint8Array, us: Us): Parsed {
  const delivery = readDelivery(body);
  if (delivery.kind !== 'mail') return skipped(`unknown kind: ${delivery.kind}`);
  const root = readParts(Buffer.from(delivery.raw, 'base64').toString('latin1'));
  return delivery.folder === 'sent' ? parseSent(root, delivery, us) : parseReceived(root, delivery, us);
}

/** The bytes of one attachment of a delivery; null when it holds none of that name. */
export function cutAttachment(body: Uint8Array, externalId: string): Uint8Array | null {
  const { raw } = readDelivery(body);
  return cut(readParts(Buffer.from(raw, 'base64').toString('latin1')), externalId);
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

function parseReceived(root: Part, delivery: Delivery, us: Us): Parsed {
  const { headers } = root;
  const bounce = readBounce(root);
  if (bounce === 'delayed') return skipped('still on its way');
  if (bounce) return { items: [{ kind: 'undelivered', ...bounce, at: new Date(delivery.receivedAt) }], skipped: [] };
  const [from] = [headers.first('from'), headers.first('sender')].flatMap((value) => readAddresses(value ?? ''));
  if (!from) return skipped('mail without a sender');
  // Anybody can write our address into a mail, and what we sent ourselves is found among what was sent.
  if (from.address === us.externalId) return skipped('mail that bears our own address as its sender');
  if (readIds(headers.first('message-id') ?? '').some(isOurs)) return skipped('a mail of ours that came back');
  const automatic = isAutomatic(headers) ? ({ isAutomatic: true } as const) : {};
  return { items: [{ ...messageOf(root, delivery, from), ...automatic, addressed: true }], skipped: [] };
}

function parseSent(root: Part, delivery: Delivery, us: Us): Parsed {
  const us_: Address = { address: us.externalId, name: '' };
  return { items: [{ ...messageOf(root, delivery, us_), addressed: false }], skipped: [] };
}

function messageOf(root: Part, delivery: Delivery, from: Address): InboundMessage {
  const { headers } = root;
  const { id, replyTo, thread } = placeOf(headers, root.raw, recipientsOf(headers), delivery.replyPattern);
  const { text, attachments } = readContent(root);
  const { said, quoted } = foldQuoted(text);
  const subject = headers.text('subject').slice(0, 300);
  const language = languageOf(headers);
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
    occurredAt: dateOf(headers, new Date(delivery.receivedAt)),
    ...(replyTo !== null && { replyTo }),
    mentions: [],
    ...(language && { language }),
    attachments,
    addressed: true,
  };
}

const join = (subject: string, said: string) => (said === '' ? subject : `${subject}\n\n${said}`);

const nameOf = (address: string) => address.slice(0, -hostOf(address).length - 1);

/** Everyone it was sent to, as far as its head tells, and where the server put it down. */
function recipientsOf(headers: Headers): string[] {
  const named = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => headers.all(name));
  return named.flatMap((value) => readAddresses(value)).map(({ address }) => address);
}

/** A day is as much as a mail may be on its way and still be believed. */
const toleranceMs = 24 * 3_600_000;

function dateOf(headers: Headers, receivedAt: Date): Date {
  const told = new Date((headers.first('date') ?? '').replace(/\s*\([^)]*\)\s*$/, ''));
  const isNear = Math.abs(told.getTime() - receivedAt.getTime()) <= toleranceMs;
  return isNear && told <= receivedAt ? told : receivedAt;
}

function languageOf(headers: Headers): string | null {
  const told = (headers.first('content-language') ?? '').split(',')[0]?.trim() ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/i.test(told) ? told : null;
}
