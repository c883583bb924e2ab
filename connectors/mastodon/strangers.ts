import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { type Caller, call } from './api.ts';

const Rule = z.enum(['accept', 'filter', 'drop']).catch('accept');
const Policy = z.looseObject({ for_not_following: Rule, for_not_followers: Rule, for_private_mentions: Rule });

/**
 * Whether what a stranger says in private reaches the account's notifications: `yes`, or `no` where its rules filter or
 * drop it, as is Mastodon's usual. Empty on servers without such rules, or where they could not be read.
 */
export async function readStrangers(caller: Caller): Promise<string> {
  try {
    const policy = await call(caller, { method: 'GET', path: '/api/v2/notifications/policy', reply: Policy });
    const rules = [policy.for_not_following, policy.for_not_followers, policy.for_private_mentions];
    return rules.every((rule) => rule === 'accept') ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof ConnectorError) return '';
    throw error;
  }
}

export function admitsStrangers({ strangers = '' }: Record<string, string>): boolean | null {
  return strangers === '' ? null : strangers === 'yes';
}
