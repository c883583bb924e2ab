import * as z from 'zod';
import type { Connected, SettingField } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Profile } from '../inbound.ts';
import type { Http } from '../session.ts';
import { profileOf } from './parse/post.ts';
import { ActorView } from './shapes.ts';
import { readIncoming } from './strangers.ts';
import { type NewSession, signIn } from './tokens.ts';
import { XrpcError, xrpc } from './xrpc.ts';

export const settings: readonly SettingField[] = [
  {
    name: 'handle',
    label: 'Handle',
    help: 'The account that answers, such as acme.bsky.social.',
    kind: 'text',
    required: true,
  },
  {
    name: 'password',
    label: 'App password',
    help: 'Make one in Bluesky under Settings, Privacy and security, App passwords. Allow access to your direct messages.',
    kind: 'secret',
    required: true,
  },
  {
    name: 'service',
    label: 'Service',
    help: 'Where the account signs in. Change it only if the account lives on a server of its own.',
    kind: 'url',
    initial: 'https://bsky.social',
    required: true,
  },
  {
    name: 'chat',
    label: 'Direct message service',
    help: 'Empty it to leave direct messages out.',
    kind: 'text',
    initial: 'did:web:api.bsky.chat',
    required: false,
  },
];

const Form = z.object({
  handle: z.string().transform((text) => text.trim().replace(/^@/, '').toLowerCase()),
  password: z.string().transform((text) => text.trim()),
  service: z.url().transform((url) => url.trim().replace(/\/+$/, '')),
  chat: z
    .string()
    .default('')
    .transform((text) => text.trim()),
});
type Form = z.infer<typeof Form>;
type Io = { http: Http; now(): Date };

const Log = z.looseObject({ cursor: z.string().optional() });

/** Signs in, finds the server on which the account lives, and tries the direct messages if they are wanted. */
export async function connect(given: Record<string, string>, io: Io): Promise<Connected> {
  const parsed = Form.safeParse(given);
  if (!parsed.success)
    throw new ConnectorError('invalid_request', `Check the settings: ${z.prettifyError(parsed.error)}`);
  const form = parsed.data;
  const session = await firstSession(form, io);
  const pds = serverOf(session) ?? form.service;
  const token = session.accessJwt;
  const account = await ownProfile(io, pds, session);
  if (form.chat !== '') await tryChat(io, pds, token, form.chat);
  const incoming = await readIncoming((request) => xrpc(io, pds, token, request), session.did);
  return {
    origin: 'bluesky',
    account,
    settings: { handle: session.handle, service: form.service, pds, chat: form.chat, incoming },
    secrets: { accessJwt: token, refreshJwt: session.refreshJwt, password: form.password },
  };
}

async function firstSession(form: Form, io: Io): Promise<NewSession> {
  try {
    return await signIn(io, form.service, form.handle, form.password);
  } catch (error) {
    if (!(error instanceof XrpcError)) throw error;
    if (error.error === 'AuthFactorTokenRequired') {
      throw new ConnectorError('auth_expired', 'This is the account password. Make an app password and use that.', {
        cause: error,
      });
    }
    if (error.error !== 'AuthenticationRequired') throw error;
    throw new ConnectorError(
      'auth_expired',
      `Bluesky does not accept this app password for @${form.handle}. Check both.`,
      {
        cause: error,
      },
    );
  }
}

/** An account made a moment ago may be unknown to the AppView still. */
async function ownProfile(io: Io, pds: string, { did, handle, accessJwt }: NewSession): Promise<Profile> {
  const request = { method: 'app.bsky.actor.getProfile', params: { actor: did }, reply: ActorView };
  try {
    return profileOf(await xrpc(io, pds, accessJwt, request));
  } catch (error) {
    if (error instanceof XrpcError && error.kind === 'invalid_request') return profileOf({ did, handle });
    throw error;
  }
}

/** The account's own server, as its DID document names it. */
function serverOf({ didDoc }: NewSession): string | undefined {
  const endpoint = didDoc?.service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint;
  return typeof endpoint === 'string' && URL.canParse(endpoint) ? endpoint.replace(/\/+$/, '') : undefined;
}

async function tryChat(io: Io, pds: string, token: string, chat: string): Promise<void> {
  try {
    await xrpc(io, pds, token, { method: 'chat.bsky.convo.getLog', proxy: `${chat}#bsky_chat`, reply: Log });
  } catch (error) {
    if (!(error instanceof XrpcError)) throw error;
    if (error.kind === 'permission') {
      throw new ConnectorError(
        'permission',
        'This app password may not read direct messages. Make one that may, or empty the direct message service.',
        { cause: error },
      );
    }
    if (error.kind !== 'invalid_request') throw error;
    throw new ConnectorError('invalid_request', `The direct message service ${chat} cannot be used: ${error.message}`, {
      cause: error,
    });
  }
}
