import * as z from 'zod';
import type { SignIn } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { type LongLived, longLived } from '../long-lived.ts';
import { call, callerFor, signInBaseOf } from './api.ts';
import { connectWith, type Io } from './connect.ts';
import { scopes } from './limits.ts';
import { LongToken, ShortToken } from './shapes.ts';

const Keep = z.object({ redirectUri: z.string() });

/** On the page of Threads, with our app; there is one account for each person. */
export const signIn: SignIn = {
  asks: ['read', 'write', 'hide'],
  begin: async (_settings, { app: ours = {}, callbackUrl }) => {
    const query = new URLSearchParams({
      ...{ client_id: ours.appId ?? '', redirect_uri: callbackUrl, scope: scopes.join(','), response_type: 'code' },
    });
    const url = `${signInBaseOf(ours)}/oauth/authorize?${query}`;
    return { url, comesBack: true, keep: { redirectUri: callbackUrl } };
  },
  finish: async (kept, code, io) => {
    const { redirectUri } = Keep.parse(kept);
    return connectWith(await exchange(io, code.replace(/#_$/, ''), redirectUri), io);
  },
};

/** The code gives a token of one hour, that one a token of sixty days. */
async function exchange(io: Io, code: string, redirectUri: string): Promise<LongLived> {
  const { appId = '', appSecret = '' } = io.app ?? {};
  const form = {
    ...{ client_id: appId, client_secret: appSecret, code },
    ...{ grant_type: 'authorization_code', redirect_uri: redirectUri },
  };
  const caller = callerFor(io.app ?? {}, '', io);
  try {
    const path = '/oauth/access_token';
    const short = await call(caller, { method: 'POST', path, bare: true, form, reply: ShortToken });
    const query = {
      ...{ grant_type: 'th_exchange_token', client_secret: appSecret },
      access_token: short.access_token,
    };
    const wanted = { method: 'GET', path: '/access_token', bare: true, query, reply: LongToken } as const;
    const { access_token, expires_in } = await call(caller, wanted);
    return longLived(access_token, expires_in, io.now());
  } catch (error) {
    const isRefusal = error instanceof ConnectorError && !['transient', 'rate_limited'].includes(error.kind);
    if (!isRefusal) throw error;
    throw new ConnectorError(
      'auth_expired',
      `Threads does not accept this sign-in. ${error.message} Begin once more.`,
      {
        cause: error,
      },
    );
  }
}
