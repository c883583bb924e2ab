import type { Connector } from '#connectors/connector.ts';
import { filesOn, imagesOn, limitsOf } from '#connectors/measure.ts';
import type { Verb } from '#connectors/outbound.ts';
import type { Tx } from '#server/db/client.ts';
import { readConsentStanding, readWishes, type Wishes } from '#server/features/contact/queries.ts';
import { readDangerStanding } from '#server/features/danger/queries.ts';
import { readWithheld, type Withheld } from '#server/features/priority/queries.ts';
import { readMatter, readStanding } from '#server/features/verification/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { ActorFacts, ChannelFacts, TargetFacts } from './facts.ts';
import type { Plan } from './plan.ts';
import { readPolicies } from './policies.ts';
import * as queries from './queries.ts';
import { noRank, readRank } from './rank.ts';

export type Surroundings = { connectors: readonly Connector[]; now: Date; lock: boolean };
export type Gathered<F> = { facts: F; plan: Plan | null };

/** What holds for everything that this person says to this customer now. */
export async function standing(
  tx: Tx,
  { agentId, apiKeyId }: Viewer,
  { conversationId, customerId, language }: { conversationId: string; customerId: string; language: string | null },
  { connectors, now }: Pick<Surroundings, 'connectors' | 'now'>,
) {
  const policies = await readPolicies(tx);
  const customer = { conversationId, profileId: customerId };
  return {
    policies,
    promisedToday: await queries.sumPromised(tx, agentId ?? apiKeyId, now),
    customerId,
    matter: await readMatter(tx, conversationId, policies.verification.body),
    shown: await readStanding(tx, customer, policies.verification.body, now),
    consent: await readConsentStanding(tx, customer),
    wishes: withName(await readWishes(tx, customerId), connectors),
    language,
    danger: await readDangerStanding(tx, { ...customer, isProgram: agentId === null }),
  };
}

function withName(wishes: Wishes | null, connectors: readonly Connector[]) {
  const connector = connectors.find(({ network }) => network === wishes?.way);
  return wishes && { ...wishes, wayName: connector?.label ?? wishes.way ?? '' };
}

export async function actorFacts(tx: Tx, { agentId, apiKeyId, permissions }: Viewer): Promise<ActorFacts> {
  const rank = agentId === null ? noRank : await readRank(tx, agentId);
  return { agentId, apiKeyId, permissions, ...rank };
}

/** Only words to the customer are answers. */
export async function findWithheld(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  verb: Verb,
): Promise<Withheld | null> {
  if (verb !== 'reply' && verb !== 'direct' && verb !== 'edit') return null;
  return (await readWithheld(tx, viewer, [conversationId], 'answer')).get(conversationId) ?? null;
}

export function targetFacts(target: queries.StoredMessage | undefined): TargetFacts | null {
  if (!target) return null;
  return {
    isOnNetwork: target.externalId !== null,
    isPublic: target.visibility !== 'private',
    isDeleted: target.deletedAt !== null,
  };
}

const keyOf = {
  reply: 'reply',
  direct: 'direct',
  like: 'like',
  unlike: 'like',
  hide: 'hide',
  unhide: 'hide',
  edit: 'edit',
  delete: 'delete',
  block: 'block',
  unblock: 'block',
  mute: 'mute',
  unmute: 'mute',
} as const satisfies Record<Verb, keyof Connector>;

export function channelFacts(
  connectors: readonly Connector[],
  channel: queries.SpeakingChannel | undefined,
  verb: Verb,
  {
    readers = [],
    target,
  }: { readers?: readonly { handle: string }[]; target?: queries.StoredMessage | undefined } = {},
): ChannelFacts | null {
  if (!channel) return null;
  const connector = connectors.find(({ network }) => network === channel.network);
  const handles = readers.map(({ handle }) => handle);
  const limits = connector && limitsOf(connector, channel.settings, handles);
  const stage = verb === 'direct' ? 'private' : 'public';
  return {
    handle: channel.handle,
    network: connector?.label ?? channel.network,
    state: channel.state,
    pausedUntil: channel.paused_until,
    isHalted: channel.halted_at !== null,
    isOffered: connector?.[keyOf[verb]] !== undefined,
    refusal: connector?.refuses?.(channel.settings, refusalAsked(verb, channel, target)) ?? null,
    hasThreads: connector?.threads === true,
    limit: limits?.text[stage] ?? null,
    images: (limits && imagesOn(limits, stage)) ?? null,
    choices: (stage === 'private' && limits?.choices) || null,
    files: filesOn(limits, stage),
    spokenBy: channel.spoken_by,
    disclosure: channel.disclosure,
  };
}

function refusalAsked(verb: Verb, { account_id: accountId }: queries.SpeakingChannel, target?: queries.StoredMessage) {
  return { verb, accountId, ...(target && { mentions: target.mentions }) };
}
