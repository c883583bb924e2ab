import type { Connector } from '../connector.ts';
import { adsLacks } from '../graph/ads.ts';
import { app } from '../graph/app.ts';
import { challenge, verify } from '../hub.ts';
import { erasureAsked } from '../signed-request.ts';
import { edit, hide, like, remove } from './act.ts';
import { connect, disconnect, endsAt, inspect, settings } from './connect.ts';
import { accountsOf } from './delivery.ts';
import { knownAs } from './known-as.ts';
import { choices, limits, window } from './limits.ts';
import { findSent } from './lookup.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { direct, reply } from './send.ts';
import { signIn } from './sign-in.ts';
import { findDeleted, loadThread } from './thread.ts';

/** A page with its comments, mentions and recommendations, and its Messenger: one account, because they are one page. */
export const facebook: Connector = {
  network: 'facebook',
  label: 'Facebook',
  mark: { letters: 'F', color: '#0a5fd6' },
  privateLink: ({ externalId }) => `https://m.me/${externalId}`,
  settings,
  app,
  ...limits,
  choices,
  window,
  lacks: adsLacks,
  signIn,
  endsAt,
  inspect,
  connect,
  disconnect,
  accountsOf,
  challenge,
  verify,
  erasureAsked,
  knownAs,
  parse,
  poll,
  pollEveryMs: 60_000,
  loadThread,
  findDeleted,
  reply,
  direct,
  like,
  hide,
  edit,
  delete: remove,
  deletesTheirs: true,
  findSent,
};
