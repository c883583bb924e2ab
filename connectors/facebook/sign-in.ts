import * as z from 'zod';
import { type AccountChoice, type Connected, ConnectorError, type SignIn } from '../connector.ts';
import { type ConnectIo, connectPage } from './connect.ts';
import { call, callerFor, dialogOf } from './graph.ts';
import { facts, scopes } from './limits.ts';
import { Account, Edge, Token } from './shapes.ts';

const Keep = z.object({ redirectUri: z.string() });
const Choosing = z.object({ userToken: z.string() });
/** What a person must be allowed on a page for us to do everything. */
const needed = ['MODERATE', 'MESSAGING'];

/** In Facebook's dialog, with our app; then the page is chosen. */
export const signIn: SignIn = {
  asks: ['pages', 'comments', 'moderate', 'messages'],
  begin: async (_settings, { app: ours = {}, callbackUrl }) => {
    const query = new URLSearchParams({
      ...{ client_id: ours.appId ?? '', redirect_uri: callbackUrl, scope: scopes.join(','), response_type: 'code' },
    });
    return {
      url: `${dialogOf(ours)}/${facts.version}/dialog/oauth?${query}`,
      comesBack: true,
      keep: { redirectUri: callbackUrl },
    };
  },
  finish: async (kept, code, io) => {
    const { redirectUri } = Keep.parse(kept);
    const short = await exchange(io, { code, redirect_uri: redirectUri });
    // Tokens of pages last only when they come of a long one.
    const userToken = await exchange(io, { grant_type: 'fb_exchange_token', fb_exchange_token: short });
    const pages = await readPages(userToken, io);
    const [only, ...others] = pages;
    if (!only) throw new ConnectorError('permission', 'You look after no page there, or did not let our app see it.');
    if (others.length === 0) return connectAccount(only, io);
    return {
      accounts: pages.map(({ id, name, category }) => ({
        externalId: id,
        name,
        ...(category && { detail: category }),
      })),
      keep: { userToken },
    } satisfies AccountChoice;
  },
  choose: async (kept, externalId, io) => {
    const { userToken } = Choosing.parse(kept);
    const page = (await readPages(userToken, io)).find(({ id }) => id === externalId);
    if (!page) throw new ConnectorError('permission', 'This page is not among those you look after there any more.');
    return connectAccount(page, io);
  },
};

async function exchange(io: ConnectIo, more: Record<string, string>): Promise<string> {
  const ours = io.app ?? {};
  const query = { client_id: ours.appId ?? '', client_secret: ours.appSecret ?? '', ...more };
  const caller = callerFor(ours, '', io);
  try {
    return (await call(caller, { method: 'GET', path: '/oauth/access_token', query, reply: Token })).access_token;
  } catch (error) {
    const isRefusal = error instanceof ConnectorError && !['transient', 'rate_limited'].includes(error.kind);
    if (!isRefusal) throw error;
    throw new ConnectorError(
      'auth_expired',
      `Facebook does not accept this sign-in. ${error.message} Begin once more.`,
      { cause: error },
    );
  }
}

type Page = z.output<typeof Account>;

async function readPages(userToken: string, io: ConnectIo): Promise<Page[]> {
  const query = { fields: 'id,name,category,access_token,tasks', limit: '100' };
  const { data } = await call(callerFor(io.app ?? {}, userToken, io), {
    method: 'GET',
    path: '/me/accounts',
    query,
    reply: Edge,
  });
  return data
    .flatMap((one) => Account.safeParse(one).data ?? [])
    .filter(({ access_token }) => access_token !== undefined);
}

async function connectAccount({ name, access_token = '', tasks }: Page, io: ConnectIo): Promise<Connected> {
  const missing = needed.filter((task) => tasks.length > 0 && !tasks.includes(task));
  if (missing.length > 0)
    throw new ConnectorError(
      'permission',
      `On ${name} you lack the right to ${missing.join(' and ').toLowerCase()}; ask who gives it there.`,
    );
  return connectPage(access_token, io);
}
