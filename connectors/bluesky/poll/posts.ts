import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import type { Session } from '#connectors/session.ts';
import { postCollection, readAtUri } from '../at-uri.ts';
import { writeDelivery } from '../delivery.ts';
import { Notification, OwnRecord, PostRecord } from '../shapes.ts';
import { tidTime } from '../tid.ts';
import { call, settingsOf } from '../tokens.ts';
import { follow, type Trail } from './trail.ts';

export type Leg<State> = { deliveries: Uint8Array[]; state: State; more: boolean };

const NotificationPage = z.looseObject({ notifications: z.array(z.unknown()), cursor: z.string().optional() });
const RecordPage = z.looseObject({ records: z.array(z.unknown()), cursor: z.string().optional() });
const Posts = z.looseObject({ posts: z.array(z.unknown()) });
const Profiles = z.looseObject({ profiles: z.array(z.unknown()) });
const askedAtOnce = 25;

/** What others said to us. Completed with the posts' images and the authors' followers, which the list lacks. */
export async function pollNotifications(session: Session, trail: Trail): Promise<Leg<Trail>> {
  const readPage = async (cursor: string | undefined) => {
    const page = await call(session, {
      method: 'app.bsky.notification.listNotifications',
      // Older servers ignore `reasons`, and `limit` is an upper bound at best.
      params: { limit: 100, reasons: ['mention', 'reply', 'quote'], cursor },
      reply: NotificationPage,
    });
    return { entries: page.notifications.map(keyed), cursor: page.cursor };
  };
  const keyed = (entry: unknown) => {
    const read = Notification.safeParse(entry).data;
    return { entry, read, key: read?.uri ?? JSON.stringify(entry) };
  };
  const list = {
    read: readPage,
    key: (one: Entry) => one.key,
    at: (one: Entry) => firstDate(one.read?.indexedAt) ?? session.now(),
  };
  type Entry = ReturnType<typeof keyed>;
  const { pages, trail: state, more } = await follow(list, trail);
  const deliveries = await Promise.all(
    pages.map(async (entries) => {
      const uris = entries.flatMap(({ read }) =>
        read && readAtUri(read.uri)?.collection === postCollection ? [read.uri] : [],
      );
      const authors = new Set(entries.flatMap(({ read }) => (read ? [read.author.did] : [])));
      return writeDelivery({
        kind: 'notifications',
        page: { notifications: entries.map(({ entry }) => entry) },
        posts: await getPosts(session, uris),
        profiles: await getProfiles(session, [...authors]),
      });
    }),
  );
  return { deliveries, state, more };
}

/** What our account posted, with or without Earshot, read from its own server and so without the AppView's delay. */
export async function pollOwnPosts(session: Session, trail: Trail): Promise<Leg<Trail>> {
  const readPage = async (cursor: string | undefined) => {
    const page = await call(session, {
      method: 'com.atproto.repo.listRecords',
      params: { repo: session.account.externalId, collection: postCollection, limit: 50, cursor },
      reply: RecordPage,
    });
    return { entries: page.records, cursor: page.cursor };
  };
  const list = {
    read: readPage,
    key: (entry: unknown) => OwnRecord.safeParse(entry).data?.uri ?? JSON.stringify(entry),
    at: (entry: unknown) => writtenAt(entry) ?? session.now(),
  };
  const { pages, trail: state, more } = await follow(list, trail);
  const { pds } = settingsOf(session);
  const deliveries = pages.map((entries) =>
    writeDelivery({ kind: 'ownPosts', page: { records: entries.toReversed() }, pds }),
  );
  return { deliveries, state, more };
}

/** As the AppView shows them now; those that are gone or hidden from us are missing. */
export async function getPosts(session: Session, uris: readonly string[]): Promise<unknown[]> {
  const asked = chunks([...new Set(uris)]).map((some) =>
    call(session, { method: 'app.bsky.feed.getPosts', params: { uris: some }, reply: Posts }),
  );
  return (await Promise.all(asked)).flatMap((answer) => answer.posts);
}

async function getProfiles(session: Session, dids: readonly string[]): Promise<unknown[]> {
  const asked = chunks(dids).map((some) =>
    call(session, { method: 'app.bsky.actor.getProfiles', params: { actors: some }, reply: Profiles }),
  );
  return (await Promise.all(asked)).flatMap((answer) => answer.profiles);
}

function writtenAt(entry: unknown): Date | undefined {
  const own = OwnRecord.safeParse(entry).data;
  const record = PostRecord.safeParse(own?.value).data;
  return firstDate(tidTime(readAtUri(own?.uri ?? '')?.rkey ?? ''), record?.createdAt);
}

function chunks(all: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(all.length / askedAtOnce) }, (_, n) =>
    all.slice(n * askedAtOnce, (n + 1) * askedAtOnce),
  );
}
