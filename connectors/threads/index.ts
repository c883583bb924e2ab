import type { Connector } from '../connector.ts';
import { challenge, verify } from '../hub.ts';
import { endOf } from '../long-lived.ts';
import { erasureAsked } from '../signed-request.ts';
import { hide, remove } from './act.ts';
import { app, connect, lacks, settings } from './connect.ts';
import { accountsOf } from './delivery.ts';
import { facts, limits } from './limits.ts';
import { findSent } from './lookup.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { reply } from './send.ts';
import { signIn } from './sign-in.ts';
import { findDeleted, loadThread } from './thread.ts';

/** All is public there: replies and mentions in, answers out. */
export const threads: Connector = {
  network: 'threads',
  label: 'Threads',
  mark: { letters: '@', color: '#2e2e2e' },
  settings,
  app,
  ...limits,
  signIn,
  connect,
  endsAt: endOf,
  lacks,
  // There are no private messages for apps.
  admitsStrangers: () => false,
  accountsOf,
  challenge,
  verify,
  erasureAsked,
  parse,
  poll,
  pollEveryMs: facts.pollEveryMs,
  loadThread,
  findDeleted,
  reply,
  threads: true,
  hide,
  delete: remove,
  findSent,
};
