import type { Connector } from '../connector.ts';
import { adsLacks } from '../graph/ads.ts';
import { challenge, verify } from '../hub.ts';
import { hide, like, remove } from './act.ts';
import { app } from './app.ts';
import { connect, disconnect, endsAt, inspect, settings } from './connect.ts';
import { accountsOf } from './delivery.ts';
import { choices, limits, limitsFor, window } from './limits.ts';
import { findSent } from './lookup.ts';
import { readNamed } from './named.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { direct, reply } from './send.ts';
import { signIn } from './sign-in.ts';
import { findDeleted, loadThread } from './thread.ts';

/** A professional account with its comments, mentions, stories and messages. */
export const instagram: Connector = {
  network: 'instagram',
  label: 'Instagram',
  mark: { letters: 'Ig', color: '#c2307f' },
  privateLink: ({ handle }) => `https://ig.me/m/${handle}`,
  settings,
  app,
  ...limits,
  limitsFor,
  choices,
  window,
  lacks: adsLacks,
  signIn,
  connect,
  disconnect,
  endsAt,
  inspect,
  accountsOf,
  challenge,
  verify,
  parse,
  readNamed,
  poll,
  pollEveryMs: 60_000,
  loadThread,
  findDeleted,
  reply,
  direct,
  like,
  likesOnly: 'private',
  hide,
  delete: remove,
  deletesTheirs: true,
  findSent,
};
