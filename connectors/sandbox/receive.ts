import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { RawRequest } from '../connector.ts';
import { ConnectorError } from '../connector-error.ts';
import type { InboundAttachment, InboundItem, InboundMessage, Parsed, Profile, Skipped } from '../inbound.ts';
import { type Account, Status } from './api.ts';

const Event = z.object({ kind: z.string(), account_id: z.string(), data: z.unknown() });
/** A webhook's body is one event; a poll's a page of them; a thread's a list of statuses. */
const Page = z.object({ events: z.array(z.unknown()) });
const Thread = z.object({ statuses: z.array(z.unknown()) });

const StatusData = z.object({ status: Status });
const DeletedData = z.object({
  status_id: z.string().min(1),
  deleted_at: z.iso.datetime(),
  by: z.enum(['author', 'moderator', 'network']),
});
const HiddenData = z.object({ status_id: z.string().min(1), hidden: z.boolean(), at: z.iso.datetime() });

type Us = { externalId: string };

/** Pure. Throws `invalid_request` on what is neither an event, a page of events nor a thread. */
export function parse(body: Uint8Array, us: Us): Parsed {
  const json = parseJson(body);
  const parsed: Parsed = { items: [], skipped: [] };
  const add = (one: Parsed) => {
    parsed.items.push(...one.items);
    parsed.skipped.push(...one.skipped);
  };
  // One after the other: the first is what nearly all are, and a schema that does not fit costs the most.
  const event = Event.safeParse(json);
  if (event.success) return readEvent(event.data, us);
  const page = Page.safeParse(json);
  const thread = page.success ? null : Thread.safeParse(json);
  if (page.success) for (const one of page.data.events) add(parseEvent(one, us));
  else if (thread?.success) for (const one of thread.data.statuses) add(parseStatus(one, us));
  else throw new ConnectorError('invalid_request', 'This is no delivery of a sandbox network.');
  return parsed;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch (cause) {
    throw new ConnectorError('invalid_request', 'This is no JSON, so no delivery of a sandbox network.', { cause });
  }
}

function parseEvent(json: unknown, us: Us): Parsed {
  const event = Event.safeParse(json);
  return event.success ? readEvent(event.data, us) : skipped('unreadable event', event.error);
}

function readEvent({ kind, account_id, data }: z.output<typeof Event>, us: Us): Parsed {
  if (account_id !== us.externalId) return skipped('event of another account');
  switch (kind) {
    case 'status.created':
    case 'message.created':
      return read(kind, StatusData, data, ({ status }) => messageItems(status, us));
    case 'status.edited':
      // The message comes first: it may be the edit that first named us.
      return read(kind, StatusData, data, ({ status }) => [
        ...messageItems(status, us),
        {
          kind: 'edit',
          externalId: status.id,
          text: status.text,
          editedAt: new Date(status.edited_at ?? status.created_at),
        },
      ]);
    case 'status.deleted':
      return read(kind, DeletedData, data, ({ status_id, deleted_at, by }) => [
        {
          kind: 'delete',
          externalId: status_id,
          deletedAt: new Date(deleted_at),
          by: by === 'author' ? 'author' : 'network',
        },
      ]);
    case 'status.hidden':
      return read(kind, HiddenData, data, ({ status_id, hidden, at }) => [
        { kind: 'hide', externalId: status_id, hidden, at: new Date(at) },
      ]);
    default:
      return skipped(`unknown kind: ${kind}`);
  }
}

function parseStatus(json: unknown, us: Us): Parsed {
  const status = Status.safeParse(json);
  if (!status.success) return skipped('unreadable status', status.error);
  return { items: messageItems(status.data, us), skipped: [] };
}

function read<T>(kind: string, schema: z.ZodType<T>, data: unknown, items: (data: T) => InboundItem[]): Parsed {
  const parsed = schema.safeParse(data);
  return parsed.success ? { items: items(parsed.data), skipped: [] } : skipped(`unreadable ${kind}`, parsed.error);
}

function skipped(reason: string, error?: z.ZodError): Parsed {
  const [issue] = error?.issues ?? [];
  const one: Skipped = issue ? { reason, detail: `${issue.path.join('.')}: ${issue.message}` } : { reason };
  return { items: [], skipped: [one] };
}

function messageItems(status: Status, us: Us): InboundItem[] {
  const items: InboundItem[] = [messageOf(status, us)];
  if (status.hidden_at) {
    items.push({ kind: 'hide', externalId: status.id, hidden: true, at: new Date(status.hidden_at) });
  }
  return items;
}

function messageOf(status: Status, us: Us): InboundMessage {
  const mentions = status.mentions.map((mention) => mention.id);
  const toUs =
    status.visibility === 'private' ||
    mentions.includes(us.externalId) ||
    status.in_reply_to_account_id === us.externalId ||
    status.thread_account_id === us.externalId;
  return {
    kind: 'message',
    externalId: status.id,
    thread: { externalId: status.thread_id, kind: status.kind, visibility: status.visibility },
    author: profileOf(status.account),
    visibility: status.visibility,
    text: status.text,
    occurredAt: new Date(status.created_at),
    ...(status.edited_at ? { editedAt: new Date(status.edited_at) } : {}),
    ...(status.expires_at ? { expiresAt: new Date(status.expires_at) } : {}),
    ...(status.in_reply_to_id ? { replyTo: status.in_reply_to_id } : {}),
    mentions,
    ...(status.language ? { language: status.language } : {}),
    attachments: attachmentsOf(status),
    ...(status.url ? { permalink: status.url } : {}),
    ...(status.likes === undefined ? {} : { likes: status.likes }),
    addressed: toUs && status.account.id !== us.externalId,
  };
}

function attachmentsOf({ images, recordings }: Status): InboundAttachment[] {
  return [
    ...images.map(
      ({ id, url, alt, mime_type }): InboundAttachment => ({
        externalId: id,
        kind: 'image',
        url,
        alt,
        mimeType: mime_type,
      }),
    ),
    ...recordings.map(
      ({ id, url, alt, mime_type, captions_url }): InboundAttachment => ({
        externalId: id,
        kind: mime_type.startsWith('video/') ? 'video' : 'audio',
        url,
        alt,
        mimeType: mime_type,
        ...(captions_url ? { captionsUrl: captions_url } : {}),
      }),
    ),
  ];
}

export function profileOf(account: z.output<typeof Account>): Profile {
  return {
    externalId: account.id,
    handle: account.handle,
    name: account.name,
    ...(account.avatar_url ? { avatarUrl: account.avatar_url } : {}),
    ...(account.followers === undefined ? {} : { followers: account.followers }),
  };
}

/** `t=<unix seconds>,v1=<hex hmac-sha256 of "t.body">`. Age is not judged: a replay is a duplicate. */
export function verify({ headers, body }: RawRequest, secrets: readonly string[]): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers['x-sandbox-signature'] ?? '');
  if (!match?.[1] || !match[2]) return false;
  const [, t, told] = match;
  const given = Buffer.from(told, 'hex');
  // Every secret is tried, so that the time taken does not tell which one fits.
  const fits = secrets.map((secret) => {
    const wanted = createHmac('sha256', secret).update(`${t}.`).update(body).digest();
    return timingSafeEqual(wanted, given);
  });
  return fits.includes(true);
}
