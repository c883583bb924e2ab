import type { Connector } from '../connector.ts';
import { challenge, verify } from '../hub.ts';
import { choose, connect, disconnect, endsAt, findAccounts, inspect, readMedia } from './connect.ts';
import { choices, files, graphUrl, images, text, window } from './limits.ts';
import { accountsOf, parse } from './parse/parse.ts';
import { block, direct, findSent, like } from './send.ts';
import { templates } from './template.ts';
import { lacks } from './token.ts';

/** The WhatsApp Cloud API. All is private, and nothing is polled: what a webhook misses the network sends again for days. */
export const whatsapp: Connector = {
  network: 'whatsapp',
  label: 'WhatsApp',
  mark: { letters: 'W', color: '#1a7a45' },
  privateLink: ({ handle }) => `https://wa.me/${handle.replace(/\D/g, '')}`,
  app: {
    settings: [
      {
        name: 'appId',
        label: 'App ID',
        help: 'In Meta’s app dashboard, under App settings → Basic.',
        kind: 'text',
        required: true,
      },
      {
        name: 'appSecret',
        label: 'App secret',
        help: 'Beside the App ID. Deliveries are signed with it.',
        kind: 'secret',
        required: true,
      },
    ],
    identify: ({ appId = '', appSecret = '' }) => ({ externalId: appId, webhookSecrets: [appSecret] }),
  },
  settings: [
    {
      name: 'token',
      label: 'Access token',
      help: 'Of a system user that never expires, with whatsapp_business_messaging and whatsapp_business_management.',
      kind: 'secret',
      required: true,
    },
    {
      name: 'phoneNumberId',
      label: 'Phone number ID',
      help: 'Left empty, Earshot asks which of its numbers the token speaks for. In the app dashboard, under WhatsApp → API setup; it is not the number itself.',
      kind: 'text',
      required: false,
      isAdvanced: true,
    },
    {
      name: 'businessAccountId',
      label: 'WhatsApp Business Account ID',
      help: 'Only where the token does not name it; on the same page.',
      kind: 'text',
      required: false,
      isAdvanced: true,
    },
    {
      name: 'pin',
      label: 'PIN',
      help: 'Only to register a number with the Cloud API: six digits of your choice, or those of its two-step verification.',
      kind: 'secret',
      required: false,
      isAdvanced: true,
    },
    {
      name: 'graph',
      label: 'Address of the Graph API',
      help: 'Only for a simulator or a proxy.',
      kind: 'url',
      initial: graphUrl,
      required: false,
      isAdvanced: true,
    },
  ],
  text,
  images,
  files,
  choices,
  window,
  // A number can be written to by whoever knows it.
  admitsStrangers: () => true,
  findAccounts,
  choose,
  connect,
  disconnect,
  endsAt,
  inspect,
  lacks,
  parse,
  accountsOf,
  challenge,
  verify,
  readFile: readMedia,
  templates,
  direct,
  like,
  block,
  findSent,
};
