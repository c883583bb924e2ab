import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { SignIn } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { ApiError, call } from './api.ts';
import { appCaller, askingBaseOf, readApp } from './app.ts';
import { connectWith, type Io } from './connect.ts';
import { Tokens } from './shapes.ts';
import { tokenPath } from './tokens.ts';

/** The least that everything we offer needs. `offline.access` is what lets a token be renewed. */
const scopes = [
  ...['tweet.read', 'tweet.write', 'tweet.moderate.write', 'users.read', 'dm.read', 'dm.write'],
  ...['like.read', 'like.write', 'media.write', 'offline.access'],
];
/** Without these there is nothing to connect. */
const needed = ['tweet.read', 'users.read', 'offline.access'];

const Keep = z.object({ verifier: z.string(), redirectUri: z.string() });

/** Asks the person on X's own page with our own app, and proves by PKCE that who comes back is who went. */
export const signIn: SignIn = {
  asks: ['read', 'write', 'direct', 'hide', 'like'],
  begin: async (_settings, io) => {
    const app = readApp(io.app);
    const verifier = randomBytes(48).toString('base64url');
    const query = new URLSearchParams({
      ...{ response_type: 'code', client_id: app.clientId, redirect_uri: io.callbackUrl, scope: scopes.join(' ') },
      ...{ code_challenge: proofOf(verifier), code_challenge_method: 'S256' },
    });
    const keep: z.output<typeof Keep> = { verifier, redirectUri: io.callbackUrl };
    return { url: `${askingBaseOf(app)}/i/oauth2/authorize?${query}`, comesBack: true, keep };
  },
  finish: async (kept, code, io) => {
    const { access_token, refresh_token, scope } = await exchange(Keep.parse(kept), code, io);
    refuseLess(scope);
    return connectWith({ accessToken: access_token, refreshToken: refresh_token ?? '' }, io);
  },
};

const proofOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

async function exchange(keep: z.output<typeof Keep>, code: string, io: Io): Promise<z.output<typeof Tokens>> {
  const app = readApp(io.app);
  const form = {
    ...{ grant_type: 'authorization_code', code: code.trim(), client_id: app.clientId },
    ...{ redirect_uri: keep.redirectUri, code_verifier: keep.verifier },
  };
  try {
    return await call(appCaller(io, app), { method: 'POST', path: tokenPath, form, reply: Tokens });
  } catch (error) {
    if (!(error instanceof ApiError && [400, 401, 403].includes(error.status))) throw error;
    throw new ConnectorError(
      'auth_expired',
      'X does not accept this sign-in. Check client ID and secret of the app and the address it sends people back to, and sign in once more.',
      { cause: error },
    );
  }
}

function refuseLess(granted: string | undefined): void {
  if (granted === undefined) return;
  const given = new Set(granted.split(/[\s,]+/));
  const missing = needed.filter((one) => !given.has(one));
  if (missing.length === 0) return;
  throw new ConnectorError('permission', `X did not grant what was asked: ${missing.join(', ')}. Sign in once more.`);
}
