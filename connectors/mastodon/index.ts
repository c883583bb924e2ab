import type { Connector } from '../connector.ts';
import { block, deleteStatus, like, mute } from './act.ts';
import { callerOf } from './api.ts';
import { connect, disconnect, settings } from './connect.ts';
import { edit } from './edit.ts';
import { lacks } from './lacks.ts';
import { limitsFor, usualLimits } from './limits.ts';
import { listen } from './listen.ts';
import { findSent } from './lookup.ts';
import { parse } from './parse/parse.ts';
import { poll } from './poll/poll.ts';
import { direct, reply } from './send.ts';
import { signIn } from './sign-in.ts';
import { admitsStrangers, readStrangers } from './strangers.ts';
import { findDeleted, loadThread } from './thread.ts';

export const mastodon: Connector = {
  network: 'mastodon',
  label: 'Mastodon',
  mark: { letters: 'M', color: '#5b54e0' },
  settings,
  ...usualLimits,
  limitsFor,
  lacks,
  admitsStrangers,
  inspect: async (session) => ({ strangers: await readStrangers(callerOf(session)) }),
  signIn,
  connect,
  disconnect,
  parse,
  poll,
  pollEveryMs: 10_000,
  listen,
  loadThread,
  findDeleted,
  reply,
  threads: true,
  direct,
  like,
  block,
  mute,
  edit,
  delete: deleteStatus,
  findSent,
};
