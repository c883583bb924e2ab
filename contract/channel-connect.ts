import * as z from 'zod/mini';
import { Ask, Channel } from './channel.ts';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Connecting accounts: seldom done, so no page that is opened every day loads it. */

/** One line of the form with which a channel is connected. */
export const SettingField = z.object({
  name: z.string(),
  label: z.string(),
  help: z.optional(z.string()),
  kind: z.enum(['text', 'secret', 'url', 'choice']),
  /** Of a choice. */
  choices: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  initial: z.optional(z.string()),
  required: z.boolean(),
  /** Asked for, and required, only where another field has this value; a field of the app also by one of the account. */
  when: z.optional(z.object({ name: z.string(), is: z.string() })),
  /** Only few need it: shown when asked for. */
  isAdvanced: z.optional(z.boolean()),
});
export type SettingField = z.output<typeof SettingField>;

/** Whether a field is asked for, given what stands in the others. */
export const isAsked = ({ when }: Pick<SettingField, 'when'>, values: Readonly<Record<string, string>>): boolean =>
  when === undefined || values[when.name] === when.is;

/** A network that can be connected, with what it can do and the form it needs. */
export const Network = z.object({
  network: z.string(),
  label: z.string(),
  mark: z.object({ letters: z.string(), color: z.string() }),
  /** Connected in practice workspaces only; every other network in live ones only. */
  isPractice: z.boolean(),
  settings: z.array(SettingField),
  /** Which account is meant may be left open: the credentials tell those they speak for. */
  findsAccounts: z.boolean(),
  /**
   * What is asked for on the network's own page (`when` as of a field), and where it sends the browser back to: an address,
   * or a path of the one the person has open. Null where credentials are typed.
   */
  signIn: z.nullable(
    z.object({ asks: z.array(z.object({ ask: Ask, when: SettingField.shape.when })), returnsTo: z.string() }),
  ),
  /** What is asked for our app there, once for all accounts, and what was typed for each, newest first, secrets left out. */
  app: z.nullable(z.object({ settings: z.array(SettingField), known: z.array(z.record(z.string(), z.string())) })),
  abilities: z.array(z.enum(['reply', 'direct', 'like', 'hide', 'delete', 'images', 'files', 'webhook', 'poll'])),
});
export type Network = z.output<typeof Network>;

/** What the person has to enter at the network so that it delivers. */
export const Enter = z.object({
  address: z.string(),
  /** What the network wants to be told back; null where it does not ask. */
  word: z.nullable(z.string()),
  /** News to subscribe to there, in the network's own names. */
  fields: z.array(z.string()),
});
export type Enter = z.output<typeof Enter>;

export const listNetworks = endpoint({
  method: 'GET',
  path: '/api/networks',
  permission: 'channel.read',
  summary: 'The networks that can be connected here.',
  reply: z.object({ networks: z.array(Network) }),
});

export const connectChannel = endpoint({
  method: 'POST',
  path: '/api/channels',
  permission: 'channel.manage',
  summary: 'Connects an account, or connects a known one again with new credentials; the last 7 days are read back.',
  body: z.object({
    network: z.string(),
    settings: z.record(z.string(), z.string().check(z.maxLength(2000))),
    /** Connects this account again; credentials of another one are refused. */
    channelId: z.optional(Id),
  }),
  /** `enter` is shown this once; null where there is nothing to enter. */
  reply: z.object({ channel: Channel, enter: z.nullable(Enter) }),
});

/** The accounts for which a person or some credentials speak; `state` goes along with the chosen id, as its code. */
export const AccountChoice = z.object({
  state: z.string(),
  accounts: z.array(z.object({ externalId: z.string(), name: z.string(), detail: z.optional(z.string()) })),
});
export type AccountChoice = z.output<typeof AccountChoice>;

export const findAccounts = endpoint({
  method: 'POST',
  path: '/api/channels/accounts',
  permission: 'channel.manage',
  summary:
    'The accounts that typed credentials speak for, where it was left open which one is meant; one is then connected by finishing.',
  body: connectChannel.body,
  /** Null where there is nothing to choose. */
  reply: z.object({ choice: z.nullable(AccountChoice) }),
});

export const beginSignIn = endpoint({
  method: 'POST',
  path: '/api/channels/sign-in',
  permission: 'channel.manage',
  summary: "Begins signing in on the network's own page: where to send the person, and what finishes it then.",
  body: z.object({
    network: z.string(),
    settings: z.record(z.string(), z.string().check(z.maxLength(2000))),
    /** Where the person's browser has Earshot; it is sent back there unless Earshot has an address of its own. */
    origin: z.url(),
    channelId: z.optional(Id),
  }),
  reply: z.object({
    url: z.string(),
    /** The browser comes back with a code by itself; else the person brings it. */
    comesBack: z.boolean(),
    /** Good for 15 minutes, for the one who began. */
    state: z.string(),
  }),
});

export const finishSignIn = endpoint({
  method: 'POST',
  path: '/api/channels/sign-in/finish',
  permission: 'channel.manage',
  summary:
    'Connects the account of the person who said yes; the last 7 days are read back. Where they have several, tells them; the answer is their id as code.',
  body: z.object({ state: z.string().check(z.maxLength(8000)), code: z.string().check(z.maxLength(2000)) }),
  reply: z.object({
    /** Null while one of several has to be chosen. */
    channel: z.nullable(Channel),
    enter: z.nullable(Enter),
    choice: z.nullable(AccountChoice),
  }),
});
