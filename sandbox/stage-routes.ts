import * as z from 'zod';
import { accountJson, createAccount, findByHandle, issueToken, listAccounts, revokeAppTokens } from './accounts.ts';
import { tell } from './events.ts';
import { changeFaults, FaultChange, getFaults } from './faults.ts';
import { limits, type Network, newId, Refusal } from './network.ts';
import type { Route } from './router.ts';
import { countWaiting } from './webhooks.ts';

const NewToken = z.object({
  handle: z.string(),
  use: z.enum(['app', 'page']).default('app'),
  expires_in_seconds: z.int().min(1).nullable().default(null),
});
const NewAccount = z.object({ handle: z.string(), name: z.string().trim().min(1).max(60), brand: z.boolean() });

/** The stage itself: who is there, being them, and what goes wrong. Open to everybody, being practice only. */
export function stageRoutes(network: Network, instanceId: string): Route[] {
  return [
    {
      method: 'GET',
      path: '/instance',
      answer: () => ({ body: { id: instanceId, name: 'Earshot sandbox network', limits } }),
    },
    {
      method: 'GET',
      path: '/accounts',
      answer: () => ({ body: { accounts: listAccounts(network).map((account) => accountJson(network, account)) } }),
    },
    {
      method: 'POST',
      path: '/accounts',
      answer: async (call) => ({
        body: accountJson(network, createAccount(network, await call.json(NewAccount))),
      }),
    },
    {
      method: 'POST',
      path: '/tokens',
      answer: async (call) => {
        const { handle, use, expires_in_seconds } = await call.json(NewToken);
        const account = findByHandle(network, handle.replace(/^@/, ''));
        if (!account) throw new Refusal(404, 'account_unknown', `There is no @${handle}.`);
        const seconds = expires_in_seconds ?? (use === 'page' ? 43_200 : null);
        const expiresAt = seconds === null ? null : new Date(network.now().getTime() + seconds * 1000);
        return { body: { token: issueToken(network, account.id, use, expiresAt), account_id: account.id } };
      },
    },
    {
      method: 'GET',
      path: '/faults',
      answer: () => ({ body: { ...getFaults(network), waiting: countWaiting(network) } }),
    },
    {
      method: 'PUT',
      path: '/faults',
      answer: async (call) => {
        const change = await call.json(FaultChange);
        return { body: { ...changeFaults(network, change), waiting: countWaiting(network) } };
      },
    },
    {
      method: 'POST',
      path: '/faults/revoke-tokens',
      answer: async (call) => {
        await call.json(z.object({}));
        return { body: { revoked: revokeAppTokens(network) } };
      },
    },
    {
      method: 'POST',
      path: '/faults/unknown-kind',
      answer: async (call) => {
        const { handle } = await call.json(z.object({ handle: z.string() }));
        const account = findByHandle(network, handle);
        if (!account) throw new Refusal(404, 'account_unknown', `There is no @${handle}.`);
        network.db.transaction(() => {
          tell(network, [account.id], 'poll.vote', () => ({ poll_id: newId(), choice: 2 }));
        });
        network.changed();
        return {};
      },
    },
  ];
}
