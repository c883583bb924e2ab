import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SignIn } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import type { Http } from '../session.ts';
import { ApiError, type Caller, call } from './api.ts';
import { connectWith } from './connect.ts';
import { baseOf } from './instance.ts';
import { lacksSetting } from './lacks.ts';
import { App, Token } from './shapes.ts';

/** The least that everything we offer needs, in the scopes' own names. */
export const scopes = [
  ...['read:accounts', 'read:statuses', 'read:notifications', 'read:follows'],
  ...['write:statuses', 'write:media', 'write:favourites', 'write:blocks', 'write:mutes'],
];
const scope = scopes.join(' ');
/** The server shows the code, and the person brings it. */
const outOfBand = 'urn:ietf:wg:oauth:2.0:oob';

const Metadata = z.looseObject({ code_challenge_methods_supported: z.array(z.string()).catch([]) });
const Keep = z.object({
  base: z.string(),
  streaming: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  redirectUri: z.string(),
  verifier: z.string(),
});

type Io = { http: Http; now(): Date };

/** Registers an app of ours at the server that was typed, and asks the person there. */
export const signIn: SignIn = {
  asks: ['read', 'write', 'like', 'restrain'],
  begin: async (settings, io) => {
    const caller: Caller = { http: io.http, now: io.now, base: baseOf(settings.instance ?? '') };
    const [app, isProvable] = [await register(caller, io.callbackUrl), await knowsProof(caller)];
    const verifier = isProvable ? randomBytes(48).toString('base64url') : '';
    const query = new URLSearchParams({
      ...{ response_type: 'code', client_id: app.client_id, redirect_uri: app.redirectUri, scope },
      ...(isProvable && { code_challenge: proofOf(verifier), code_challenge_method: 'S256' }),
    });
    const keep: z.output<typeof Keep> = {
      ...{ base: caller.base, streaming: settings.streaming ?? '', verifier, redirectUri: app.redirectUri },
      ...{ clientId: app.client_id, clientSecret: app.client_secret },
    };
    return { url: `${caller.base}/oauth/authorize?${query}`, comesBack: app.redirectUri !== outOfBand, keep };
  },
  finish: async (kept, code, io) => {
    const keep = Keep.parse(kept);
    const { access_token, scope: granted } = await exchange(keep, code, io);
    const missing = missingOf(granted);
    const connected = await connectWith(
      { base: keep.base, streaming: keep.streaming },
      { token: access_token, clientId: keep.clientId, clientSecret: keep.clientSecret },
      io,
    );
    return { ...connected, settings: { ...connected.settings, [lacksSetting]: missing.join(' ') } };
  },
};

/** Where the server does not take our address, the one that shows the code. */
async function register(caller: Caller, callbackUrl: string) {
  const ask = async (redirectUri: string) => {
    const json = { client_name: 'Earshot', redirect_uris: redirectUri, scopes: scope };
    return { ...(await call(caller, { method: 'POST', path: '/api/v1/apps', json, reply: App })), redirectUri };
  };
  try {
    return await ask(callbackUrl);
  } catch (error) {
    if (error instanceof ApiError && error.status === 422) return ask(outOfBand);
    throw asNoServer(error, caller);
  }
}

function asNoServer(error: unknown, { base }: Caller): unknown {
  const isOther =
    error instanceof ConnectorError && ['gone', 'unknown_outcome', 'permission', 'auth_expired'].includes(error.kind);
  if (!isOther) return error;
  const message = `${new URL(base).host} does not let us sign in as a Mastodon server would. Check its name.`;
  return new ConnectorError('invalid_request', message, { cause: error });
}

/** PKCE, where the server has it; older ones do not describe themselves. */
async function knowsProof(caller: Caller): Promise<boolean> {
  try {
    const path = '/.well-known/oauth-authorization-server';
    const { code_challenge_methods_supported } = await call(caller, { method: 'GET', path, reply: Metadata });
    return code_challenge_methods_supported.includes('S256');
  } catch (error) {
    if (error instanceof ConnectorError && error.kind !== 'rate_limited') return false;
    throw error;
  }
}

const proofOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

async function exchange(keep: z.output<typeof Keep>, code: string, io: Io): Promise<z.output<typeof Token>> {
  const json = {
    ...{ grant_type: 'authorization_code', code: code.trim(), redirect_uri: keep.redirectUri, scope },
    ...{ client_id: keep.clientId, client_secret: keep.clientSecret },
    ...(keep.verifier !== '' && { code_verifier: keep.verifier }),
  };
  try {
    return await call({ ...io, base: keep.base }, { method: 'POST', path: '/oauth/token', json, reply: Token });
  } catch (error) {
    const isRefused = error instanceof ApiError && [400, 401, 422].includes(error.status);
    if (!isRefused) throw error;
    throw new ConnectorError('auth_expired', 'The server does not accept this code (any more). Sign in once more.', {
      cause: error,
    });
  }
}

/** What was not granted: a person, or a server, may grant less than was asked. `read` covers `read:accounts`. */
function missingOf(granted: string | undefined): string[] {
  if (granted === undefined) return [];
  const given = new Set(granted.split(/[\s,]+/));
  const missing = scopes.filter((one) => !given.has(one) && !given.has(one.split(':')[0] ?? ''));
  // Servers of other kinds know fewer scopes and name them otherwise; what their names leave out is not known.
  const speaksOurs = [...given].every((one) => scopes.some((asked) => asked === one || asked.split(':')[0] === one));
  if (missing.length < scopes.length / 2) return speaksOurs ? missing : [];
  throw new ConnectorError(
    'permission',
    `The server did not grant what was asked: ${missing.join(', ')}. Sign in once more.`,
  );
}
