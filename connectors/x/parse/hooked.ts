import * as z from 'zod';
import { firstDate } from '#connectors/clean.ts';
import { forgiving } from '#connectors/forgiving.ts';
import type { InboundItem, Skipped } from '#connectors/inbound.ts';
import type { Activity, Older } from '../delivery.ts';
import { Includes, OlderDirect, Post, User } from '../shapes.ts';
import { olderDirectMessage } from './direct.ts';
import { postItems, type Us } from './post.ts';

/** What one entry of a delivery became. */
export type Outcome = InboundItem[] | Skipped;

const posting = new Set(['post.mention.create', 'post.reply.create', 'post.quote.create', 'post.create']);
const direct = new Set(['dm.received', 'dm.sent']);

/** An event of the Activity API. */
export function activityOutcomes({ data, includes }: Activity, us: Us): Outcome[] {
  const { event_type: type, filter, payload } = data;
  if (filter.user_id !== us.externalId) return [{ reason: 'event of another account' }];
  if (posting.has(type)) {
    const post = Post.safeParse(payload).data;
    return [post ? postItems(post, Includes.parse(includes), us) : { reason: `unreadable ${type}` }];
  }
  if (type === 'post.delete') return [deletion(Deleted.safeParse(payload).data)];
  return direct.has(type) ? directOutcomes(payload, us) : [{ reason: `unknown kind: ${type}` }];
}

const lists = ['direct_message_events', 'tweet_delete_events'] as const;

/** A delivery of the API before it. Its posts do not say in which thread they stand, so polling brings those. */
export function olderOutcomes(older: Older, us: Us): Outcome[] {
  if (older.for_user_id !== us.externalId) return [{ reason: 'event of another account' }];
  const deleted = z.array(z.unknown()).catch([]).parse(older.tweet_delete_events);
  const others = Object.keys(older).filter((name) => name.endsWith('_events') && !lists.some((one) => one === name));
  return [
    ...directOutcomes(older, us),
    ...deleted.map((one) => {
      const { status, timestamp_ms: at } = OlderDeleted.safeParse(one).data ?? {};
      return deletion(status && { ...status, timestamp_ms: at });
    }),
    ...others.map((name) => ({ reason: `unknown kind: ${name}` })),
  ];
}

const Deleted = z.looseObject({
  id: z.string().min(1),
  deleted_at: forgiving(z.string()),
  timestamp_ms: forgiving(z.coerce.string()),
});
const OlderDeleted = z.looseObject({
  status: z.looseObject({ id: z.string().min(1) }),
  timestamp_ms: forgiving(z.coerce.string()),
});

function deletion(deleted: z.output<typeof Deleted> | undefined): Outcome {
  if (!deleted) return { reason: 'unreadable deletion' };
  const { id, deleted_at: at, timestamp_ms: ms } = deleted;
  // Without a time it is taken for the moment in which it came.
  const deletedAt = firstDate(at, ms === undefined ? undefined : new Date(Number(ms))) ?? new Date(Number.NaN);
  return [{ kind: 'delete', externalId: id, deletedAt, by: 'author' }];
}

const Direct = z.looseObject({
  direct_message_events: z.array(z.unknown()).catch([]),
  users: z.record(z.string(), z.unknown()).catch({}),
});
const OlderUser = z.looseObject({ screen_name: z.string().min(1), name: z.string().catch('') });

function directOutcomes(payload: unknown, us: Us): Outcome[] {
  const { direct_message_events: events, users } = Direct.catch({ direct_message_events: [], users: {} }).parse(
    payload,
  );
  const includes = { users: Object.entries(users).flatMap(userOf), media: [], posts: [] };
  return events.map((one) => {
    const event = OlderDirect.safeParse(one).data;
    if (!event) return { reason: 'unreadable direct message' };
    const message = olderDirectMessage(event, includes, us);
    return 'reason' in message ? message : [message];
  });
}

/** People come under their ids, in the form of either API, and wrapped or not. */
function userOf([id, given]: [string, unknown]): User[] {
  const inner = z.looseObject({ data: z.unknown() }).safeParse(given).data?.data ?? given;
  const newer = User.safeParse(inner).data;
  if (newer) return [newer];
  const older = OlderUser.safeParse(inner).data;
  return older ? [User.parse({ id, username: older.screen_name, name: older.name })] : [];
}
