import type { Connector } from '../connector.ts';
import { refuses } from './access.ts';
import { hide, like, remove } from './act.ts';
import { app } from './app.ts';
import { admitsStrangers, connect, disconnect, inspect, settings } from './connect.ts';
import { readFile } from './direct-file.ts';
import { x as limits, limitsFor, usualLimits } from './limits.ts';
import { findSent } from './lookup.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { accountsOf, challenge, verify } from './receive.ts';
import { direct, reply } from './send.ts';
import { signIn } from './sign-in.ts';
import { findDeleted, loadThread } from './thread.ts';

export const x: Connector = {
  network: 'x',
  label: 'X',
  mark: { letters: 'X', color: '#14171a' },
  privateLink: ({ externalId }) => `https://x.com/messages/compose?recipient_id=${externalId}`,
  settings,
  ...usualLimits,
  limitsFor,
  refuses,
  admitsStrangers,
  inspect,
  signIn,
  app,
  connect,
  disconnect,
  parse,
  readFile,
  accountsOf,
  challenge,
  verify,
  poll,
  pollEveryMs: limits.pollEveryMs,
  loadThread,
  findDeleted,
  reply,
  threads: true,
  direct,
  like,
  hide,
  delete: remove,
  findSent,
};
