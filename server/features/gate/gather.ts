import type { Connector, Verb } from '#connectors/connector.ts';
import { limitsOf } from '#connectors/measure.ts';
import type { Stage } from '#contract/common.ts';
import type { ReplyInput } from '#contract/dispatch.ts';
import { splitIntoParts } from '#contract/thread-parts.ts';
import type { Tx } from '#server/db/client.ts';
import { readConsentStanding } from '#server/features/contact/queries.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readWithheld, type Withheld } from '#server/features/priority/queries.ts';
import { readOrigins } from '#server/features/saved-reply/queries.ts';
import { readMatter, readStanding } from '#server/features/verification/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { contentHash } from './content.ts';
import type { ActorFacts, Carried, ChannelFacts, Facts, TargetFacts, TextFacts } from './facts.ts';
import type { Plan, Targets } from './plan.ts';
import { type GatePolicies, readPolicies } from './policies.ts';
import * as queries from './queries.ts';
import { noRank, readRank } from './rank.ts';
import { ruleFor, signOffOf } from './sign-off.ts';

export type Surroundings = { connectors: readonly Connector[]; now: Date; lock: boolean };
export type Gathered<F> = { facts: F; plan: Plan | null };

type Asked = { conversationId: string; input: ReplyInput; carries?: Carried };

/** Everything the checks need to judge an answer, and what would leave. Throws `not_found` out of the viewer's reach. */
export async function gatherText(
  tx: Tx,
  viewer: Viewer,
  asked: Asked,
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<TextFacts>> {
  const { conversationId, input } = asked;
  await getPlaced(tx, viewer, conversationId);
  const { foreignVersion, profileId, mergedInto, category, language } = await queries.readConversation(
    tx,
    conversationId,
    lock,
  );
  await refuseMerged(tx, conversationId, mergedInto !== null);
  const place = await findPlace(tx, asked, profileId);
  const { verb, channel, target, room, customerId, addressed, strangers } = place;
  const attachments = await queries.listAttachments(tx, conversationId, input.attachmentIds);
  const actor = await actorFacts(tx, viewer);
  const standingNow = await standing(tx, viewer, { conversationId, customerId }, now);
  const signing = signingOf(standingNow.policies, actor, { channel, stage: input.stage, language });
  const content = `${input.text.trim()}${signing.signOff}`;
  const hash = contentHash(content);
  const seen = { version: input.seenVersion, foreignVersion, actorId: viewer.agentId ?? viewer.apiKeyId };
  const speaking = channelFacts(connectors, channel, verb, addressed);
  const parts = partsOf(input, content, speaking);
  const facts: TextFacts = {
    now,
    verb,
    actor,
    withheld: await findWithheld(tx, viewer, conversationId, verb),
    channel: speaking,
    target: targetFacts(target),
    stage: input.stage,
    text: input.text,
    ...signing,
    parts,
    attachments,
    missingAttachments: input.attachmentIds.length - attachments.length,
    same: channel
      ? await queries.listSame(tx, {
          conversationId,
          threadId: room?.threadId ?? null,
          profileId: customerId,
          channelId: channel.id,
          hash,
          stage: input.stage,
          now,
        })
      : [],
    answers: await queries.listAnswers(tx, conversationId, seen),
    addressees: addressed.map(({ profileId, handle, name }) => ({ profileId, handle, name })),
    strangers,
    origins: await readOrigins(tx, viewer, { text: input.text, savedReplyIds: input.savedReplyIds ?? [], now }),
    category,
    ...standingNow,
    promised: input.promised ?? [],
    publishReason: input.publishReason,
    purpose: input.purpose,
    carries: asked.carries ?? null,
  };
  const posts = Array.isArray(parts) ? parts : [content];
  return {
    facts,
    plan: channel
      ? textPlan(asked, { ...place, channel, content, signOff: signing.signOff, parts: posts }, hash)
      : null,
  };
}

type Speaking = { channel: queries.SpeakingChannel | undefined; stage: Stage; language: string | null };

/** What is added under a text, and whether a rule has it signed. */
function signingOf({ signOff }: GatePolicies, actor: ActorFacts, { channel, stage, language }: Speaking) {
  if (!channel) return { signOff: '', isSigned: false };
  const rule = ruleFor(signOff.body, { channelId: channel.id, stage, language });
  const account = { spokenBy: channel.spoken_by, disclosure: channel.disclosure };
  return {
    signOff: signOffOf(rule, actor.agentId === null ? null : actor, account, stage),
    isSigned: rule !== undefined,
  };
}

/** What holds for everything that this person says to this customer now. */
export async function standing(
  tx: Tx,
  { agentId, apiKeyId }: Viewer,
  { conversationId, customerId }: { conversationId: string; customerId: string },
  now: Date,
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
  };
}

type Place = {
  verb: 'reply' | 'direct';
  channel: queries.SpeakingChannel | undefined;
  target: queries.StoredMessage | undefined;
  /** Where it would stand; none yet for a direct message that opens a room. */
  room: Pick<queries.Room, 'threadId' | 'threadExternalId'> | undefined;
  customerId: string;
  addressed: queries.Person[];
  strangers: string[];
};

/** Where an answer would stand, through which account, and whom it addresses. */
async function findPlace(tx: Tx, { conversationId, input }: Asked, profileId: string): Promise<Place> {
  const verb = input.stage === 'public' ? 'reply' : 'direct';
  const asked = input.replyToId ? await queries.findMessage(tx, input.replyToId) : undefined;
  const isHere = asked?.conversationId === conversationId && (asked.visibility === 'private') === (verb === 'direct');
  const target = isHere ? asked : undefined;
  const room = target ?? (verb === 'direct' ? await queries.findRoom(tx, conversationId) : undefined);
  const threadId = room?.threadId ?? null;
  const customerId = await queries.findCustomer(tx, { conversationId, target, threadId, profileId });
  const messageId = target?.id ?? null;
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId: customerId });
  const stage = { customerId, conversationId, threadId: verb === 'reply' ? threadId : null };
  const people = await queries.listPeople(tx, stage);
  const wanted = new Set([customerId, ...input.addresseeIds]);
  const addressed = people.filter((person) => wanted.has(person.profileId));
  const found = new Set(addressed.map((person) => person.profileId));
  return { verb, channel, target, room, customerId, addressed, strangers: [...wanted].filter((id) => !found.has(id)) };
}

/** The posts that a public answer leaves as where it may be a thread; null where it stays one. */
function partsOf({ asThread, stage }: ReplyInput, content: string, channel: ChannelFacts | null): TextFacts['parts'] {
  if (!asThread || stage !== 'public' || !channel?.hasThreads || !channel.limit) return null;
  const parts = splitIntoParts(content, channel.limit);
  if (parts === null) return 'too_many';
  return parts.length > 1 ? parts : null;
}

function textPlan(
  { conversationId, input }: Asked,
  {
    verb,
    channel,
    target,
    room,
    addressed,
    content,
    signOff,
    parts,
  }: Place & {
    channel: queries.SpeakingChannel;
    content: string;
    signOff: string;
    parts: readonly string[];
  },
  hash: Buffer,
): Plan {
  const addressees = addressed.map(({ externalId, handle, name }) => ({ externalId, handle, name }));
  const [to] = addressees;
  const targets: Targets = {
    addressees,
    ...(target?.externalId ? { externalId: target.externalId } : {}),
    ...(room ? { threadExternalId: room.threadExternalId } : {}),
    ...(verb === 'direct' && to ? { to, visibility: 'private' } : {}),
    ...(target && verb === 'reply' ? { visibility: target.visibility as Targets['visibility'] } : {}),
  };
  return {
    verb,
    stage: input.stage,
    conversationId,
    channelId: channel.id,
    messageId: target?.id ?? null,
    threadId: room?.threadId ?? null,
    targets,
    content,
    signOff,
    parts,
    contentHash: hash,
    attachmentIds: input.attachmentIds,
    savedReplyIds: input.savedReplyIds ?? [],
  };
}

export type PersonVerb = 'block' | 'unblock' | 'mute' | 'unmute';
export type ActionVerb = Exclude<Verb, 'reply' | 'direct' | 'edit' | PersonVerb>;

/** The same for a block or mute of the conversation's customer. */
export async function gatherPerson(
  tx: Tx,
  viewer: Viewer,
  { conversationId, verb }: { conversationId: string; verb: PersonVerb },
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<Facts>> {
  await getPlaced(tx, viewer, conversationId);
  const { profileId } = await queries.readConversation(tx, conversationId, lock);
  const channel = await queries.findChannel(tx, { conversationId, messageId: null, threadId: null, profileId });
  const to = await queries.getPerson(tx, profileId);
  const facts: Facts = {
    now,
    verb,
    actor: await actorFacts(tx, viewer),
    withheld: null,
    channel: channelFacts(connectors, channel, verb),
    target: null,
  };
  if (!channel) return { facts, plan: null };
  const plan: Plan = {
    verb,
    stage: null,
    conversationId,
    channelId: channel.id,
    messageId: null,
    threadId: null,
    targets: { addressees: [], to },
    content: '',
    signOff: '',
    parts: [''],
    contentHash: contentHash(''),
    attachmentIds: [],
    savedReplyIds: [],
  };
  return { facts, plan };
}

/** The same for a like, hide or delete of a message. */
export async function gatherAction(
  tx: Tx,
  viewer: Viewer,
  { target, verb }: { target: queries.StoredMessage & { conversationId: string }; verb: ActionVerb },
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<Facts>> {
  const { conversationId } = target;
  await getPlaced(tx, viewer, conversationId);
  const { profileId, mergedInto } = await queries.readConversation(tx, conversationId, lock);
  await refuseMerged(tx, conversationId, mergedInto !== null);
  const { threadId, id: messageId } = target;
  const customerId = await queries.findCustomer(tx, { conversationId, target, threadId, profileId });
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId: customerId });
  const facts: Facts = {
    now,
    verb,
    actor: await actorFacts(tx, viewer),
    withheld: null,
    channel: channelFacts(connectors, channel, verb),
    target: targetFacts(target),
  };
  if (!channel) return { facts, plan: null };
  const plan: Plan = {
    verb,
    stage: null,
    conversationId,
    channelId: channel.id,
    messageId,
    threadId,
    targets: { addressees: [], ...(target.externalId ? { externalId: target.externalId } : {}) },
    content: '',
    signOff: '',
    parts: [''],
    contentHash: contentHash(''),
    attachmentIds: [],
    savedReplyIds: [],
  };
  return { facts, plan };
}

/** What must still be true of something that passed before and is tried again. */
export async function gatherAgain(
  tx: Tx,
  viewer: Viewer,
  {
    verb,
    conversation_id: conversationId,
    message_id: messageId,
  }: { verb: Verb; conversation_id: string; message_id: string | null },
  { connectors, now, lock }: Surroundings,
): Promise<{ facts: Facts }> {
  const { profileId } = await queries.readConversation(tx, conversationId, lock);
  const target = messageId ? await queries.findMessage(tx, messageId) : undefined;
  const threadId = target?.threadId ?? null;
  const customerId = await queries.findCustomer(tx, { conversationId, target, threadId, profileId });
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId: customerId });
  return {
    facts: {
      now,
      verb,
      actor: await actorFacts(tx, viewer),
      withheld: await findWithheld(tx, viewer, conversationId, verb),
      channel: channelFacts(connectors, channel, verb),
      target: targetFacts(target),
    },
  };
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
  readers: readonly { handle: string }[] = [],
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
    isOffered: connector?.[keyOf[verb]] !== undefined,
    hasThreads: connector?.threads === true,
    limit: limits?.text[stage] ?? null,
    images: limits?.images ?? null,
    spokenBy: channel.spoken_by,
    disclosure: channel.disclosure,
  };
}
