import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';

/** How a notice leaves the house. */
export const wayKinds = ['mail', 'push', 'sms', 'chat', 'webhook'] as const;
export const WayKind = z.enum(wayKinds);
export type WayKind = z.output<typeof WayKind>;

export const tellingStates = ['pending', 'sending', 'sent', 'failed', 'unknown'] as const;
export const TellingState = z.enum(tellingStates);
export type TellingState = z.output<typeof TellingState>;

/** Why a try did not work. */
export const tellingReasons = [
  /** Nobody answered at the address; nothing was sent. */
  'unreachable',
  /** The guard does not let us call such an address. */
  'refused_address',
  'credentials',
  /** The carrier took the call and refuses this receiver or message. */
  'rejected',
  'rate_limited',
  /** The carrier is in trouble. */
  'busy',
  /** The subscription or webhook exists no more. */
  'gone',
  'too_large',
  /** It may have arrived: the answer was lost. */
  'no_answer',
  /** The stored secret cannot be opened with the key at hand. */
  'unreadable',
  /** The way was removed or switched off meanwhile. */
  'removed',
] as const;
export const TellingReason = z.enum(tellingReasons);
export type TellingReason = z.output<typeof TellingReason>;

/** A stored secret stays where it is left out. */
const Secret = z.optional(z.string().check(z.maxLength(500)));
const Address = z.url().check(z.maxLength(1_000));
const Host = z.string().check(z.trim(), z.minLength(1), z.maxLength(253), z.regex(/^[^\s/:@]+$|^\[[0-9a-fA-F:]+\]$/));

export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export const digestMinutes = [0, 10, 30, 60] as const;
/** How often what may wait is told together; 0 is at once for a room, and never for a person. */
export const DigestMinutes = z.literal([...digestMinutes]);
export type DigestMinutes = z.output<typeof DigestMinutes>;

const room = { language: LanguageCode, digestMinutes: DigestMinutes, url: z.optional(Address) };

/** What each service asks for. `password`, `authToken`, `authorization`, the `url` of a room and `secret` are sealed. */
export const WaySettings = z.discriminatedUnion('service', [
  z.object({
    service: z.literal('smtp'),
    host: Host,
    port: z.int().check(z.gte(1), z.lte(65_535)),
    security: z.enum(mailSecurities),
    user: z.string().check(z.maxLength(254)),
    password: Secret,
    from: z.email().check(z.maxLength(254)),
  }),
  z.object({
    service: z.literal('twilio'),
    accountSid: Typed(80),
    authToken: Secret,
    from: Typed(40),
    apiUrl: Address,
  }),
  z.object({
    service: z.literal('http_sms'),
    url: Address,
    format: z.enum(['json', 'form']),
    /** Holds {to} and {text}, which are filled in as the format needs it. */
    body: z.string().check(z.minLength(1), z.maxLength(2_000), z.regex(/\{to\}/), z.regex(/\{text\}/)),
    authorization: Secret,
  }),
  z.object({ service: z.literal('slack'), ...room }),
  z.object({ service: z.literal('teams'), ...room }),
  z.object({ service: z.literal('webhook'), url: Address, secret: Secret }),
]);
export type WaySettings = z.output<typeof WaySettings>;
export type Service = WaySettings['service'];

export const services = ['smtp', 'twilio', 'http_sms', 'slack', 'teams', 'webhook'] as const satisfies Service[];
export const kindOfService = {
  smtp: 'mail',
  twilio: 'sms',
  http_sms: 'sms',
  slack: 'chat',
  teams: 'chat',
  webhook: 'webhook',
} as const satisfies Record<Service, WayKind>;

const Health = z.object({
  /** Within the last 24 hours. */
  sent: z.number(),
  failed: z.number(),
  lastSentAt: z.nullable(Instant),
  lastFailedAt: z.nullable(Instant),
  lastReason: z.nullable(TellingReason),
});
export type Health = z.output<typeof Health>;

export const Way = z.object({
  id: Id,
  kind: WayKind,
  service: z.enum(services),
  name: z.string(),
  /** Without what is sealed. */
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Who carries it; two ways with one carrier are not independent. */
  carrier: z.string(),
  isOn: z.boolean(),
  health: Health,
});
export type Way = z.output<typeof Way>;

/** A message that did not get through. */
export const Failure = z.object({
  id: Id,
  at: Instant,
  kind: WayKind,
  carrier: z.string(),
  /** Null for a room. */
  agentId: z.nullable(Id),
  wayId: z.nullable(Id),
  state: z.enum(['pending', 'failed', 'unknown']),
  reason: z.nullable(TellingReason),
  attempts: z.number(),
});
export type Failure = z.output<typeof Failure>;

const WayInput = z.object({ name: Typed(80), settings: WaySettings });
const wayParams = z.object({ wayId: Id });
const Tested = z.object({ state: z.enum(['sent', 'failed', 'unknown']), reason: z.nullable(TellingReason) });
export type Tested = z.output<typeof Tested>;

export const listWays = endpoint({
  method: 'GET',
  path: '/api/ways',
  permission: 'policy.manage',
  summary: 'The ways by which notices leave the house, how each fares, and what last failed.',
  reply: z.object({ ways: z.array(Way), push: Health, failures: z.array(Failure) }),
});

export const createWay = endpoint({
  method: 'POST',
  path: '/api/ways',
  permission: 'workspace.manage',
  summary: 'Adds a way: a mail server, a service for text messages, a chat room, a webhook. Of the first two one each.',
  body: WayInput,
  reply: z.object({
    way: Way,
    /** Shown this once: with it the receiver proves that a webhook is ours. */
    secret: z.nullable(z.string()),
  }),
});

export const changeWay = endpoint({
  method: 'PUT',
  path: '/api/ways/:wayId',
  permission: 'workspace.manage',
  summary: 'Changes a way; secrets that are left out stay as they are.',
  params: wayParams,
  body: WayInput,
  reply: z.object({ way: Way }),
});

export const switchWay = endpoint({
  method: 'PUT',
  path: '/api/ways/:wayId/on',
  permission: 'workspace.manage',
  summary: 'Switches a way on or off.',
  params: wayParams,
  body: z.object({ isOn: z.boolean() }),
  reply: z.object({ way: Way }),
});

export const removeWay = endpoint({
  method: 'DELETE',
  path: '/api/ways/:wayId',
  permission: 'workspace.manage',
  summary: 'Removes a way with its secrets.',
  params: wayParams,
  reply: Empty,
});

export const testWay = endpoint({
  method: 'POST',
  path: '/api/ways/:wayId/test',
  permission: 'workspace.manage',
  summary: 'Sends a test by a way, once and now: to my own address, to the number given, or to the room itself.',
  params: wayParams,
  body: z.object({ to: z.optional(z.string().check(z.maxLength(40))) }),
  reply: Tested,
});
