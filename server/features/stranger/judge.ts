import type { AsideKind, AsideReason } from '#contract/stranger.ts';
import type { SpamRule, StrangerRules } from '#contract/stranger-policy.ts';
import { findWord } from '#server/features/priority/queries.ts';
import { linkedHosts } from './said.ts';

/** Somebody's first words, with what is known of them. */
export type Newcomer = {
  text: string;
  isPrivate: boolean;
  handle: string;
  /** Which account of ours it came to. */
  channelId: string;
  /** The network keeps it among its requests. */
  isRequest: boolean;
  /** Null where the network does not tell. */
  followers: number | null;
  /** When the account was made; null where the network does not tell. */
  madeAt: Date | null;
  /** We have heard of this person before: something of theirs stands, or stood, in the inbox. */
  isKnown: boolean;
  /** How many other accounts said the same within a day. */
  sameFrom: number;
  /** How surely it was understood as spam, 0 to 1; null while it was not. */
  spamSurely: number | null;
};

export type Verdict = { kind: Exclude<AsideKind, 'declined'>; reason: AsideReason; rule: string | null };

const dayMs = 86_400_000;

/** Pure: whether this is set aside, and why; null takes it into the inbox. Whom we know, or trust, is never set aside. */
export function judge(rules: StrangerRules, newcomer: Newcomer, now: Date): Verdict | null {
  if (newcomer.isKnown || isTrusted(rules, newcomer)) return null;
  const spam = rules.spam.find((rule) => rule.isOn && fits(rule, newcomer, rules, now));
  if (spam) return { kind: 'spam', reason: 'rule', rule: spam.name };
  const { spamSurely } = newcomer;
  if (rules.surely !== null && spamSurely !== null && spamSurely >= rules.surely)
    return { kind: 'spam', reason: 'understood', rule: null };
  if (!newcomer.isPrivate) return null;
  const { fromNetwork, channelIds } = rules.requests;
  if (fromNetwork && newcomer.isRequest) return { kind: 'request', reason: 'network', rule: null };
  if (channelIds.includes(newcomer.channelId)) return { kind: 'request', reason: 'account', rule: null };
  return null;
}

/** Pure: whether all that a rule still asks of these words is how many others said the same, so that it has to be counted. */
export const asksForSame = (
  rules: StrangerRules,
  newcomer: Omit<Newcomer, 'isKnown' | 'sameFrom' | 'spamSurely'>,
  now: Date,
): boolean =>
  rules.spam.some(
    (rule) =>
      rule.isOn &&
      rule.sameFrom !== null &&
      fits(rule, { ...newcomer, sameFrom: Number.POSITIVE_INFINITY }, rules, now),
  );

function fits(
  rule: SpamRule,
  newcomer: Omit<Newcomer, 'isKnown' | 'spamSurely'>,
  { trusted }: StrangerRules,
  now: Date,
): boolean {
  const { text, isPrivate, followers, madeAt, sameFrom } = newcomer;
  return (
    (rule.stage === 'any' || (rule.stage === 'private') === isPrivate) &&
    (rule.links === null || linkedHosts(text, trusted.domains).length >= rule.links) &&
    (rule.sameFrom === null || sameFrom >= rule.sameFrom) &&
    (rule.followersAtMost === null || (followers !== null && followers <= rule.followersAtMost)) &&
    (rule.youngerThanDays === null ||
      (madeAt !== null && now.getTime() - madeAt.getTime() < rule.youngerThanDays * dayMs)) &&
    // Looked for last: it costs more than all the others.
    (rule.words.length === 0 || findWord(rule.words, text) !== null)
  );
}

const plainHandle = (handle: string) => handle.trim().replace(/^@/, '').toLowerCase();

const isTrusted = ({ trusted }: StrangerRules, { handle }: Newcomer) =>
  trusted.accounts.some((one) => plainHandle(one) === plainHandle(handle));
