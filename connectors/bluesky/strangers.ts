import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { type Call, XrpcError } from './xrpc.ts';

const Declared = z.looseObject({
  value: z.looseObject({ allowIncoming: z.enum(['all', 'following', 'none']).catch('following') }),
});

type Ask = <T>(call: Call<T>) => Promise<T>;

/**
 * Whom the account lets write to it in private: `all`, `following` or `none`. Who declared nothing lets in whom they follow.
 * Empty where it could not be read, which must not keep an account from being connected.
 */
export async function readIncoming(ask: Ask, repo: string): Promise<string> {
  const params = { repo, collection: 'chat.bsky.actor.declaration', rkey: 'self' };
  try {
    return (await ask({ method: 'com.atproto.repo.getRecord', params, reply: Declared })).value.allowIncoming;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    // Servers of different age say it by name or only in words.
    const isAbsent =
      error instanceof XrpcError && (error.error === 'RecordNotFound' || /could not locate record/i.test(error.told));
    return isAbsent || error.kind === 'gone' ? 'following' : '';
  }
}

/** Unknown for an account that was connected without its direct messages. */
export function admitsStrangers({ incoming = '', chat = '' }: Record<string, string>): boolean | null {
  return chat === '' || incoming === '' ? null : incoming === 'all';
}
