import { randomBytes } from 'node:crypto';
import type { Connector } from '../connector.ts';
import { connect, settings } from './connect.ts';
import { unwrap, verify } from './hook.ts';
import { files, images, text } from './limits.ts';
import { listen } from './listen.ts';
import { findSent } from './lookup.ts';
import { cutAttachment, parse } from './parse/parse.ts';
import { poll } from './poll.ts';
import { direct } from './send.ts';

export const mail: Connector = {
  network: 'email',
  label: 'E-mail',
  mark: { letters: '@', color: '#5f6368' },
  settings,
  text,
  images,
  files,
  connect,
  parse,
  cutAttachment,
  verify,
  unwrap,
  mostHookBytes: 40 * 1024 * 1024,
  isHooked: ({ receives }) => receives === 'webhook',
  poll,
  pollEveryMs: 60_000,
  listen,
  chooseId: (_now, verb) => (verb === 'direct' ? randomBytes(8).toString('hex') : null),
  direct,
  findSent,
};
