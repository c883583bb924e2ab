import type { Stage } from '#contract/common.ts';
import type { GoingPrivate } from '#contract/going-private.ts';
import type { StageProposal } from '#contract/stage-proposal.ts';
import { findWord } from '#server/features/priority/queries.ts';
import { findPersonalData } from '#server/personal-data/find.ts';

/** What is known of a conversation when it is to be answered. */
export type StageFacts = {
  network: string;
  /** Where the customer wrote last; null when they never did. */
  wrote: Stage | null;
  canPublic: boolean;
  canPrivate: boolean;
  /** How long the network still lets a person write in private, in ms, and what may be sent then; null for always. */
  window: { leftMs: number; outside: 'template' | 'nothing' } | null;
  /** The customer's newest public words. */
  words: string;
  followers: number | null;
  /** Others in the thread. */
  others: number;
  /** Public answers of ours to this customer in this thread. */
  exchanges: number;
};

type Reason = StageProposal['reasons'][number];

/** Pure: where an answer belongs and why, or null where none can be given. A person decides. */
export function proposeStage(facts: StageFacts, policy: GoingPrivate): StageProposal | null {
  const { canPublic, canPrivate } = facts;
  if (!canPublic && !canPrivate) return null;
  const propose = (stage: Stage, reasons: Reason[], invites = false): StageProposal => ({ stage, invites, reasons });
  const wait = waitReasons(facts);
  const isClosed = wait.some(({ kind }) => kind === 'window_closed');
  const wrote: Reason[] = facts.wrote === 'private' ? [{ kind: 'wrote_private' }] : [];
  if (wrote.length > 0 && canPrivate && !isClosed) return propose('private', [...wrote, ...wait]);
  if (!canPublic) return propose('private', [{ kind: 'no_public_way' }, ...wait]);
  const delicate = delicateReasons(facts, policy);
  const read = readAlong(facts, policy);
  // Only who writes first opens the private way again, so they are asked to.
  if (wrote.length > 0 && isClosed)
    return delicate.length === 0
      ? propose('public', [...wrote, ...wait])
      : propose('private', [...wait, ...delicate, ...read], true);
  if (delicate.length === 0) return propose('public', [{ kind: 'asked_in_public' }, ...read]);
  if (!canPrivate) return propose('public', [{ kind: 'no_private_way' }, ...delicate]);
  return propose('private', [...delicate, ...read], true);
}

const hourMs = 3_600_000;
/** From here on the time that is left is a reason to hurry. */
const soonMs = 3 * hourMs;

/** How the network's window for private messages stands, where it says something. */
function waitReasons({ canPrivate, window }: StageFacts): Reason[] {
  if (!canPrivate || window === null || window.leftMs > soonMs) return [];
  if (window.leftMs > 0) return [{ kind: 'window_soon', count: Math.ceil(window.leftMs / hourMs) }];
  return [{ kind: window.outside === 'template' ? 'window_template' : 'window_closed' }];
}

function delicateReasons({ words, network, exchanges }: StageFacts, policy: GoingPrivate): Reason[] {
  const topics = policy.topics.flatMap(({ isOn, name, words: sought }): Reason[] => {
    const word = isOn ? findWord(sought, words) : null;
    return word === null ? [] : [{ kind: 'topic', name, word: word.replace(/\*$/u, '') }];
  });
  const isPersonal = policy.personalData && findPersonalData(words).length > 0;
  return [
    ...(isPersonal ? [{ kind: 'personal_data' } as const] : []),
    ...topics,
    ...(exchanges >= mostExchanges(policy, network) ? [{ kind: 'exchanges', count: exchanges } as const] : []),
  ];
}

/** Pure: how many public answers are enough on a network. */
export function mostExchanges({ exchanges }: GoingPrivate, network: string): number {
  const own = exchanges.find((one) => one.network === network) ?? exchanges.find((one) => one.network === '');
  return own?.most ?? Number.POSITIVE_INFINITY;
}

function readAlong({ followers, others }: StageFacts, { reach }: GoingPrivate): Reason[] {
  if (others >= reach.others) return [{ kind: 'many_read', count: others }];
  return followers !== null && followers >= reach.followers ? [{ kind: 'many_read', count: followers }] : [];
}

/** Pure: the reasons of a proposal in codes, to be kept with a reply: no text, no name. */
export const codesOf = ({ reasons }: StageProposal): string[] => [...new Set(reasons.map(({ kind }) => kind))];
