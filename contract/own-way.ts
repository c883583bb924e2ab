import * as z from 'zod/mini';
import { Empty, Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Priority } from './filter.ts';
import { TimeOfDay } from './time-of-day.ts';
import { DigestMinutes, TellingReason } from './way.ts';

/** By which a person is reached. */
export const ownKinds = ['push', 'sms', 'chat', 'mail'] as const;
export const OwnKind = z.enum(ownKinds);
export type OwnKind = z.output<typeof OwnKind>;

const Ways = z.array(OwnKind).check(z.maxLength(ownKinds.length));

/** How a person wants to be told. */
export const Choice = z.object({
  /** Of these a page takes all that reach them, and more where two of them are not independent. */
  page: Ways.check(z.minLength(1)),
  now: Ways,
  digest: Ways,
  /** What is less pressing than this is told with the digest. */
  atOnce: Priority,
  digestMinutes: DigestMinutes,
  quiet: z.object({
    isOn: z.boolean(),
    /** In the person's own zone; over midnight when `to` is not after `from`. */
    from: TimeOfDay,
    to: TimeOfDay,
    /** Days that are quiet as a whole: 1 is Monday, 7 Sunday. */
    days: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(7)),
  }),
});
export type Choice = z.output<typeof Choice>;

/** As everybody is told at first. */
export const defaultChoice: Choice = {
  page: ['push', 'sms', 'chat', 'mail'],
  now: ['push', 'mail'],
  digest: ['mail'],
  atOnce: 'low',
  digestMinutes: 30,
  quiet: { isOn: true, from: '22:00', to: '07:00', days: [] },
};

/** A browser, a telephone or a chat of one's own. */
export const OwnWay = z.object({ id: Id, kind: OwnKind, label: z.string(), carrier: z.string() });
export type OwnWay = z.output<typeof OwnWay>;

const Reach = z.object({
  choice: Choice,
  ways: z.array(OwnWay),
  /** Whether the workspace has a mail server, or a service for text messages. */
  hasMail: z.boolean(),
  hasSms: z.boolean(),
  /** By which a page would go now, with who carries it. */
  page: z.array(z.object({ kind: OwnKind, carrier: z.string() })),
  /** Two of them have carriers of their own. */
  isIndependent: z.boolean(),
  /** With which a browser subscribes (base64url). */
  pushKey: z.string(),
});
export type Reach = z.output<typeof Reach>;

export const getReach = endpoint({
  method: 'GET',
  path: '/api/notifications/mine',
  permission: 'inbox.read',
  summary: 'How I am told: my choice, my ways, and by which of them a page would reach me.',
  reply: Reach,
});

export const changeChoice = endpoint({
  method: 'PUT',
  path: '/api/notifications/mine/choice',
  permission: 'inbox.read',
  summary: 'Changes how I am told.',
  body: z.object({ choice: Choice }),
  reply: Reach,
});

const Base64Url = z.string().check(z.regex(/^[\w-]+=*$/), z.maxLength(200));

export const addOwnWay = endpoint({
  method: 'POST',
  path: '/api/notifications/mine/ways',
  permission: 'inbox.read',
  summary: 'Adds a way to reach me: this browser, a telephone number, an incoming webhook of my own chat.',
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('push'),
      label: z.string().check(z.maxLength(80)),
      endpoint: z.url().check(z.maxLength(1_000)),
      keys: z.object({ p256dh: Base64Url, auth: Base64Url }),
    }),
    z.object({ kind: z.literal('sms'), number: z.string().check(z.trim(), z.regex(/^\+[1-9]\d{6,14}$/)) }),
    z.object({
      kind: z.literal('chat'),
      service: z.enum(['slack', 'teams']),
      url: z.url().check(z.maxLength(1_000)),
    }),
  ]),
  reply: Reach,
});

export const removeOwnWay = endpoint({
  method: 'DELETE',
  path: '/api/notifications/mine/ways/:ownWayId',
  permission: 'inbox.read',
  summary: 'Removes a way to reach me.',
  params: z.object({ ownWayId: Id }),
  reply: Reach,
});

export const testOwnWays = endpoint({
  method: 'POST',
  path: '/api/notifications/mine/test',
  permission: 'inbox.read',
  summary: 'Sends me a test by every way that reaches me, once and now.',
  body: Empty,
  reply: z.object({
    results: z.array(
      z.object({
        kind: OwnKind,
        label: z.string(),
        state: z.enum(['sent', 'failed', 'unknown']),
        reason: z.nullable(TellingReason),
      }),
    ),
  }),
});
