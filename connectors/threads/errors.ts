import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import { parseJson } from '../graph/json.ts';
import { GraphRefusal } from '../graph/shapes.ts';
import type { HttpReply } from '../session.ts';
import { facts } from './limits.ts';

type Meaning = { kind: FailureKind; says: string };

const slower: Meaning = { kind: 'rate_limited', says: 'asks us to slow down' };
const nothing: Meaning = { kind: 'gone', says: 'no longer has this, or does not show it to us' };
const forbidden: Meaning = { kind: 'permission', says: 'does not let our app or the person who connected it do this' };
const faulty: Meaning = { kind: 'transient', says: 'has a fault' };
const reconnect: Meaning = {
  kind: 'auth_expired',
  says: 'does not know our access any more; connect the account again',
};

/** By `code/subcode`, then by `code`. */
const meanings: Record<string, Meaning> = {
  '4/2207042': { kind: 'rate_limited', says: 'lets us publish no more within a day' },
  '24/4279009': nothing,
  '100/33': nothing,
  '1': faulty,
  '2': faulty,
  '3': forbidden,
  '4': slower,
  '10': forbidden,
  '17': slower,
  '32': slower,
  '102': reconnect,
  '190': reconnect,
  '341': slower,
  '368': { kind: 'policy', says: 'keeps our account from doing this for now' },
  '613': slower,
  '803': nothing,
  '80002': slower,
};

/** What a refusal of the API means; `write`: it may have been done all the same. Throws nothing. */
export function failureOf(reply: HttpReply, { write, now }: { write: boolean; now: Date }): ConnectorError {
  const read = GraphRefusal.safeParse(parseJson(reply.body));
  const { code, error_subcode: subcode, message } = read.data?.error ?? { code: 0, error_subcode: 0, message: '' };
  const detail = message.slice(0, 300).replace(/\.$/, '');
  const meaning = meanings[`${code}/${subcode}`] ?? meanings[code] ?? (isRight(code) ? forbidden : undefined);
  const usual = failureFor(reply.status, reply.headers, { write, now, network: 'Threads', ...(detail && { detail }) });
  // A fault while writing says nothing about what was done.
  if (!meaning || (meaning.kind === 'transient' && reply.status >= 500)) return withTime(usual, reply, now);
  const { kind, says } = meaning;
  return withTime(new ConnectorError(kind, `Threads ${says} (${code})${detail ? `: ${detail}` : ''}.`), reply, now);
}

const isRight = (code: number): boolean => code >= 200 && code < 300;

function withTime(error: ConnectorError, { headers }: HttpReply, now: Date): ConnectorError {
  if (error.kind !== 'rate_limited') return error;
  const told = failureFor(429, headers, { write: false, now, network: 'Threads' }).retryAt;
  return new ConnectorError('rate_limited', error.message, {
    retryAt: told ?? new Date(now.getTime() + facts.pauseMs),
  });
}
