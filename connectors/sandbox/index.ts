import type { Connector } from '../connector.ts';
import { connect, disconnect } from './connect.ts';
import { files, images, text, window } from './limits.ts';
import { findDeleted, loadThread, poll } from './poll.ts';
import { parse, verify } from './receive.ts';
import { block, direct, edit, findSent, hide, like, mute, remove, reply } from './send.ts';

/** The built-in practice network; it is spoken to over HTTP like any other. */
export const sandbox: Connector = {
  network: 'sandbox',
  label: 'Sandbox network',
  mark: { letters: 'S', color: '#6b4a8c' },
  isPractice: true,
  settings: [
    {
      name: 'url',
      label: 'Address',
      help: 'Where the sandbox network is served, such as http://127.0.0.1:3000/sandbox',
      kind: 'url',
      required: true,
    },
    {
      name: 'token',
      label: 'Access token',
      help: 'On the sandbox page, open “Apps and faults” and make a token for the brand.',
      kind: 'secret',
      required: true,
    },
  ],
  text,
  images,
  files,
  window,
  connect,
  disconnect,
  parse,
  verify,
  poll,
  pollEveryMs: 15_000,
  loadThread,
  findDeleted,
  reply,
  threads: true,
  direct,
  like,
  hide,
  block,
  mute,
  edit,
  delete: remove,
  findSent,
};
