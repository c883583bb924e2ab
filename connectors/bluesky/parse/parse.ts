import type { InboundItem, Parsed, Skipped } from '#connectors/inbound.ts';
import { type Delivery, readDelivery } from '../delivery.ts';
import { ActorView, ConvoView, LogEntry, Notification, OwnRecord, PostRecord, PostView } from '../shapes.ts';
import { parseConvo, parseLogEntry } from './chat.ts';
import type { Account, Outcome } from './outcome.ts';
import { postMessage } from './post.ts';
import { parseThread } from './thread.ts';

/** Notifications that are words to us; the others (likes, follows, reposts …) are no messages. */
const speakingReasons = new Set(['mention', 'reply', 'quote']);

/** A delivery's bytes become messages and deletions, oldest first. */
export function parse(body: Uint8Array, account: Account): Parsed {
  const delivery = readDelivery(body);
  if ('unknownKind' in delivery) return { items: [], skipped: [{ reason: `unknown kind: ${delivery.unknownKind}` }] };
  const items: InboundItem[] = [];
  const skipped: Skipped[] = [];
  for (const outcome of outcomes(delivery, account)) {
    if ('reason' in outcome) skipped.push(outcome);
    else items.push(outcome);
  }
  return { items, skipped };
}

function outcomes(delivery: Delivery, account: Account): Outcome[] {
  switch (delivery.kind) {
    case 'notifications':
      return parseNotifications(delivery, account);
    case 'ownPosts':
      return delivery.page.records.map((record) => parseOwnPost(record, account, delivery.pds));
    case 'chatLog':
      return parseLog(delivery, account);
    case 'convo':
      return parseConvo(delivery.page.messages, delivery.convo, account);
    case 'thread':
      return parseThread(delivery.page.thread, account);
  }
}

/** The network lists the newest first. */
function parseNotifications(delivery: Extract<Delivery, { kind: 'notifications' }>, account: Account): Outcome[] {
  const posts = new Map(readable(PostView, delivery.posts).map((post) => [post.uri, post]));
  const profiles = new Map(readable(ActorView, delivery.profiles).map((profile) => [profile.did, profile]));
  const seen = new Set<string>();
  return delivery.page.notifications.toReversed().flatMap((entry): Outcome[] => {
    const notification = Notification.safeParse(entry).data;
    if (notification === undefined) return [{ reason: 'unreadable notification' }];
    const { uri, author, reason, indexedAt } = notification;
    if (!speakingReasons.has(reason)) return [{ reason: `unknown kind: ${reason}` }];
    // A post can be both a mention and a reply; it is one message.
    if (seen.has(uri)) return [{ reason: 'repeated in this delivery', detail: uri }];
    seen.add(uri);
    const record = PostRecord.safeParse(notification.record).data;
    if (record === undefined) return [{ reason: 'unreadable post', detail: uri }];
    const { embed } = posts.get(uri) ?? {};
    const { followersCount, createdAt = author.createdAt } = profiles.get(author.did) ?? {};
    const profile = { ...author, followersCount, createdAt };
    return [postMessage({ uri, author: profile, record, embed, indexedAt, addressed: true }, account)];
  });
}

function parseOwnPost(entry: unknown, account: Account, pds: string): Outcome {
  const own = OwnRecord.safeParse(entry).data;
  const record = PostRecord.safeParse(own?.value).data;
  if (own === undefined || record === undefined) return { reason: 'unreadable post' };
  const author = { did: account.externalId, handle: account.handle };
  return postMessage({ uri: own.uri, author, record, pds, addressed: false }, account);
}

function parseLog(delivery: Extract<Delivery, { kind: 'chatLog' }>, account: Account): Outcome[] {
  const convos = new Map(readable(ConvoView, delivery.convos).map((convo) => [convo.id, convo]));
  return delivery.page.logs.map((entry) => {
    const log = LogEntry.safeParse(entry).data;
    return log === undefined ? { reason: 'unreadable chat log entry' } : parseLogEntry(log, convos, account);
  });
}

function readable<T>(schema: { safeParse(value: unknown): { data?: T } }, values: unknown[]): T[] {
  return values.flatMap((value) => schema.safeParse(value).data ?? []);
}
