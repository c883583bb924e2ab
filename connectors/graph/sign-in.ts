import * as z from 'zod';
import type { Connected, SignIn } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import { adsScope } from './ads.ts';
import type { ConnectIo } from './app.ts';
import { type Caller, call, callerFor, dialogOf } from './call.ts';
import { graph } from './numbers.ts';
import { Edge, Id, Token } from './shapes.ts';

const Keep = z.object({ redirectUri: z.string() });
const Choosing = z.object({ userToken: z.string() });
/** What a person must be allowed on a page for us to do everything. */
const needed = ['MODERATE', 'MESSAGING'];

/** A page that a person looks after, with the Instagram account that is linked to it. */
export const Account = z.looseObject({
  ...{ id: Id, name: z.string().catch(''), access_token: forgiving(z.string().min(1)) },
  ...{ category: forgiving(z.string()), tasks: z.array(z.string()).catch([]) },
  instagram_business_account: forgiving(
    z.looseObject({ id: Id, username: forgiving(z.string()), name: forgiving(z.string()) }),
  ),
});
export type Account = z.output<typeof Account>;

type Product = {
  network: string;
  asks: SignIn['asks'];
  scopes: readonly string[];
  /** What to read of each page. */
  fields: string;
  /** How an account is offered; null for a page that has none. */
  choiceOf(page: Account): { externalId: string; name: string; detail?: string } | null;
  /** Said to who looks after none. */
  none: string;
  connectPage(pageToken: string, io: ConnectIo, userToken: string): Promise<Connected>;
};

/** In Facebook's dialog, with our app; then the account is chosen. */
export function facebookSignIn({ network, asks, scopes, fields, choiceOf, none, connectPage }: Product): SignIn {
  const caller = (io: ConnectIo, token: string): Caller => callerFor(network, io.app ?? {}, token, io);

  async function exchange(io: ConnectIo, more: Record<string, string>): Promise<string> {
    const { appId = '', appSecret = '' } = io.app ?? {};
    const query = { client_id: appId, client_secret: appSecret, ...more };
    try {
      const wanted = { method: 'GET', path: '/oauth/access_token', query, reply: Token } as const;
      return (await call(caller(io, ''), wanted)).access_token;
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

  async function readPages(userToken: string, io: ConnectIo): Promise<Account[]> {
    const query = { fields: `id,name,category,access_token,tasks${fields}`, limit: '100' };
    const { data } = await call(caller(io, userToken), { method: 'GET', path: '/me/accounts', query, reply: Edge });
    return data
      .flatMap((one) => Account.safeParse(one).data ?? [])
      .filter((page) => page.access_token !== undefined && choiceOf(page) !== null);
  }

  async function connectAccount(
    { name, access_token = '', tasks }: Account,
    io: ConnectIo,
    userToken: string,
  ): Promise<Connected> {
    const missing = needed.filter((task) => tasks.length > 0 && !tasks.includes(task));
    if (missing.length > 0)
      throw new ConnectorError(
        'permission',
        `On ${name} you lack the right to ${missing.join(' and ').toLowerCase()}; ask who gives it there.`,
      );
    return connectPage(access_token, io, userToken);
  }

  return {
    asks,
    begin: async (_settings, { app: ours = {}, callbackUrl }) => {
      const query = new URLSearchParams({
        ...{
          client_id: ours.appId ?? '',
          redirect_uri: callbackUrl,
          scope: [...scopes, adsScope].join(','),
          response_type: 'code',
        },
      });
      return {
        url: `${dialogOf(ours)}/${graph.version}/dialog/oauth?${query}`,
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
      if (!only) throw new ConnectorError('permission', none);
      if (others.length === 0) return connectAccount(only, io, userToken);
      return { accounts: pages.flatMap((page) => choiceOf(page) ?? []), keep: { userToken } };
    },
    choose: async (kept, externalId, io) => {
      const { userToken } = Choosing.parse(kept);
      const page = (await readPages(userToken, io)).find((one) => choiceOf(one)?.externalId === externalId);
      if (!page)
        throw new ConnectorError('permission', 'This account is not among those you look after there any more.');
      return connectAccount(page, io, userToken);
    },
  };
}
