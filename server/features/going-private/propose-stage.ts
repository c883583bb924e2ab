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
  if (facts.wrote === 'private' && canPrivate) return propose('private', [{ kind: 'wrote_private' }]);
  if (!canPublic) return propose('private', [{ kind: 'no_public_way' }]);
  const delicate = delicateReasons(facts, policy);
  const read = readAlong(facts, policy);
  if (delicate.length === 0) return propose('public', [{ kind: 'asked_in_public' }, ...read]);
  if (!canPrivate) return propose('public', [{ kind: 'no_private_way' }, ...delicate]);
  return propose('private', [...delicate, ...read], true);
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
