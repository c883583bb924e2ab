import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import type { HttpReply } from '../session.ts';
import { parseJson } from './json.ts';
import { graph } from './numbers.ts';
import { FlatRefusal, GraphRefusal, Usage } from './shapes.ts';

type Meaning = { kind: FailureKind; says: string };

const reconnect: Meaning = {
  kind: 'auth_expired',
  says: 'does not know our access any more; connect the account again',
};
const forbidden: Meaning = { kind: 'permission', says: 'does not let our app or the person who connected it do this' };
const slower: Meaning = { kind: 'rate_limited', says: 'asks us to slow down' };
const closed: Meaning = {
  kind: 'outside_window',
  says: 'lets us write only for a while after the customer’s last message',
};
const once: Meaning = {
  kind: 'outside_window',
  says: 'lets us write once, within 7 days, to who commented; then they must answer',
};
const away: Meaning = { kind: 'blocked', says: 'says that this person cannot be reached' };
const restricted: Meaning = { kind: 'policy', says: 'keeps our page from doing this for now' };
const nothing: Meaning = { kind: 'gone', says: 'no longer has this, or does not show it to us' };
const elsewhere: Meaning = { kind: 'permission', says: 'has given this conversation to another app' };
const tooLarge: Meaning = { kind: 'too_long', says: 'finds this too large' };

/** By `code/subcode`, then by `code`. */
const meanings: Record<string, Meaning> = {
  '10/2018278': closed,
  '10/2534022': closed,
  '10/2018065': {
    kind: 'permission',
    says: 'has not approved our app for answers of a person after a day (Human Agent)',
  },
  '10/2018108': away,
  '10/2534077': restricted,
  '10/1893063': restricted,
  '10/2018336': restricted,
  '100/33': nothing,
  '100/2018001': { kind: 'gone', says: 'knows nobody by that id' },
  '100/2534014': { kind: 'gone', says: 'knows nobody by that id' },
  '100/2534025': once,
  '100/2534029': restricted,
  '100/2534037': elsewhere,
  '100/2018109': tooLarge,
  '100/2018008': { kind: 'invalid_request', says: 'could not fetch the file from Earshot' },
  '100/2018047': { kind: 'invalid_request', says: 'does not take this kind of file' },
  '100/2018294': { kind: 'transient', says: 'took too long over the file' },
  '200/1545041': away,
  '200/2534041': {
    kind: 'permission',
    says: 'keeps our app from the messages; the account’s owner allows it under “Settings → Messages → Connected tools”',
  },
  '551/1545041': away,
  '1': { kind: 'transient', says: 'has a fault' },
  '2': { kind: 'transient', says: 'has a fault' },
  '3': forbidden,
  '4': slower,
  '10': forbidden,
  '17': slower,
  '32': slower,
  '102': reconnect,
  '190': reconnect,
  '341': slower,
  '368': restricted,
  '506': { kind: 'duplicate', says: 'already has the same comment of ours' },
  '551': away,
  '613': slower,
  '803': nothing,
  '1200': { kind: 'transient', says: 'has a fault' },
  '2022': restricted,
  '10900': once,
  '80001': slower,
  '80002': slower,
  '80006': slower,
  '2018300': elsewhere,
  '9000001': nothing,
};

type Asked = { network: string; write: boolean; now: Date };

/** What the Graph API's refusal means; `write`: it may have been done all the same. Throws nothing. */
export function failureOf(reply: HttpReply, { network, write, now }: Asked): ConnectorError {
  const told = readRefusal(reply.body);
  const usual = () =>
    failureFor(reply.status, reply.headers, {
      write,
      now,
      network,
      ...(told.message && { detail: told.message }),
    });
  const meaning = meanings[`${told.code}/${told.subcode}`] ?? meanings[String(told.code)] ?? rangeOf(told.code);
  // A fault while writing says nothing about what was done.
  if (!meaning || (meaning.kind === 'transient' && reply.status >= 500)) return withTime(usual(), reply, now);
  const { kind, says } = meaning;
  const detail = told.message ? `: ${told.message.replace(/\.$/, '')}` : '';
  return withTime(new ConnectorError(kind, `${network} ${says} (${told.code})${detail}.`), reply, now);
}

const rangeOf = (code: number): Meaning | undefined => (code >= 200 && code < 300 ? forbidden : undefined);

/** Told in minutes for each page; else as others do; else a pause of our own. */
function withTime(error: ConnectorError, { status, headers }: HttpReply, now: Date): ConnectorError {
  if (error.kind !== 'rate_limited') return error;
  const minutes = waitMinutes(headers['x-business-use-case-usage'] ?? '');
  const told = failureFor(status === 429 ? status : 429, headers, { write: false, now, network: 'Meta' }).retryAt;
  const retryAt =
    minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : (told ?? new Date(now.getTime() + graph.pauseMs));
  return new ConnectorError('rate_limited', error.message, { retryAt });
}

function waitMinutes(header: string): number {
  const usage = Usage.safeParse(parseJson(new TextEncoder().encode(header)));
  if (!usage.success) return 0;
  return Math.max(
    0,
    ...Object.values(usage.data)
      .flat()
      .map((one) => one.estimated_time_to_regain_access),
  );
}

function readRefusal(body: Uint8Array): { code: number; subcode: number; message: string } {
  const json = parseJson(body);
  const { data } = GraphRefusal.safeParse(json);
  // Where codes become tokens on Instagram the refusal is flat, and its code is the status again.
  const flat = FlatRefusal.safeParse(json).data?.error_message ?? '';
  const { code, error_subcode, message } = data?.error ?? { code: 0, error_subcode: 0, message: flat };
  return { code, subcode: error_subcode, message: message.slice(0, 300) };
}
