import { createHash } from 'node:crypto';
import type { Mail } from './parse/read.ts';

/**
 * Ours are `<earshot/THREAD/CHOSEN@host>`: whatever a mail program leaves of the headers, each of them says to which
 * thread it belongs. Slashes are allowed in a Message-ID; within Earshot the host is left out.
 */
const ours = /^earshot\/([0-9a-f]{16})\/([0-9a-f]{16})(?:@|$)/i;
const longestId = 250;

/** The Message-ID with which a mail leaves, without its brackets. */
export const messageIdOf = (thread: string, chosenId: string, address: string): string =>
  `${outsideIdOf(thread, chosenId)}@${hostOf(address)}`;

/** The same as the rest of Earshot knows it. */
export const outsideIdOf = (thread: string, chosenId: string): string => `earshot/${thread}/${chosenId}`;

export const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A Message-ID as the rest of Earshot knows it. */
export function outsideId(messageId: string): string {
  const mine = ours.exec(messageId);
  if (mine?.[1] && mine[2]) return outsideIdOf(mine[1].toLowerCase(), mine[2].toLowerCase());
  return messageId.length > longestId ? `long:${fingerprint(messageId)}` : messageId;
}

export const isOurs = (messageId: string): boolean => ours.test(messageId);

/** The ids of a header, in their order, without brackets; what stands around them is passed over. */
export function readIds(value: string): string[] {
  const ids = [...value.slice(0, 50_000).matchAll(/<([^<>\s]{1,990})>/g)].map((match) => match[1] ?? '');
  if (ids.length > 0) return ids;
  // Some programs forget the brackets.
  return /^[^\s<>@]{1,300}@[^\s<>@]{1,300}$/.test(value.trim()) ? [value.trim()] : [];
}

/** The name of the thread that begins with this mail: 16 hexadecimal digits, the same in an address whatever its case. */
export const threadFrom = (rootId: string): string => fingerprint(outsideId(rootId)).slice(0, 16);

const fingerprint = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Where a mail belongs: its own id, what it answers and its thread. */
export type Place = { id: string; replyTo: string | null; thread: string };

/**
 * Pure. The thread by what is surest: an id of ours among those it answers, the tag of the address it was sent to, the
 * first of its references, what it answers, itself.
 */
export function placeOf(mail: Mail, recipients: readonly string[], replyPattern: string): Place {
  const [own] = readIds(mail.messageId ?? '');
  const answered = readIds(mail.inReplyTo ?? '').at(-1);
  const references = readIds(mail.references ?? '');
  const id = own ?? `none:${fingerprint(mail.raw)}`;
  const mine = [answered, ...references.toReversed(), own].find((one) => one !== undefined && isOurs(one));
  const parent = answered ?? references.at(-1);
  const thread =
    ours.exec(mine ?? '')?.[1]?.toLowerCase() ??
    tagOf(recipients, replyPattern) ??
    threadFrom(references[0] ?? answered ?? id);
  return { id: outsideId(id), replyTo: parent === undefined ? null : outsideId(parent), thread };
}

/** The address that brings an answer back to its thread; the plain one where there is no pattern. */
export function replyAddress(thread: string, address: string, pattern: string): string {
  return pattern.includes('*') ? pattern.replace('*', `t${thread}`) : address;
}

function tagOf(recipients: readonly string[], pattern: string): string | null {
  const [before, after] = pattern.toLowerCase().split('*');
  if (before === undefined || after === undefined) return null;
  for (const one of recipients) {
    if (!one.startsWith(before) || !one.endsWith(after)) continue;
    const tag = /^t([0-9a-f]{16})$/.exec(one.slice(before.length, one.length - after.length))?.[1];
    if (tag) return tag;
  }
  return null;
}
