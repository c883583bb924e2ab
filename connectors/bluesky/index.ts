import type { Connector } from '../connector.ts';
import { connect, settings } from './connect.ts';
import { direct } from './direct.ts';
import { files, imageLimit, textLimit } from './limits.ts';
import { findDeleted, findSent } from './lookup.ts';
import { parse } from './parse/parse.ts';
import { readFile } from './read-film.ts';
import { loadThread, poll } from './receive.ts';
import { block, mute } from './restrain.ts';
import { deletePost, like, reply } from './send.ts';
import { admitsStrangers, readIncoming } from './strangers.ts';
import { nextTid } from './tid.ts';
import { call } from './tokens.ts';

export const bluesky: Connector = {
  network: 'bluesky',
  label: 'Bluesky',
  mark: { letters: 'B', color: '#0560d6' },
  settings,
  text: textLimit,
  images: imageLimit,
  files,
  pollEveryMs: 3_000,
  admitsStrangers,
  inspect: async (session) => ({
    incoming: await readIncoming((request) => call(session, request), session.account.externalId),
  }),
  connect,
  parse,
  readFile,
  poll,
  loadThread,
  findDeleted,
  // The direct message service names its messages itself.
  chooseId: (now, verb) => (verb === 'direct' ? null : nextTid(now)),
  reply,
  threads: true,
  direct,
  like,
  block,
  mute,
  delete: deletePost,
  findSent,
};
