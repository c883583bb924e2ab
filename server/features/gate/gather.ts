import type { Connector, Verb } from '#connectors/connector.ts';
import type { ReplyInput } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { contentHash } from './content.ts';
import type { ChannelFacts, Facts, TargetFacts, TextFacts } from './facts.ts';
import type { Plan, Targets } from './plan.ts';
import * as queries from './queries.ts';

export type Surroundings = { connectors: readonly Connector[]; now: Date; lock: boolean };
type Gathered<F> = { facts: F; plan: Plan | null };

/** Everything the checks need to judge an answer, and what would leave. Throws `not_found` out of the viewer's reach. */
export async function gatherText(
  tx: Tx,
  viewer: Viewer,
  { conversationId, input }: { conversationId: string; input: ReplyInput },
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<TextFacts>> {
  await getPlaced(tx, viewer, conversationId);
  const { version: _, foreignVersion, profileId } = await queries.readConversation(tx, conversationId, lock);
  const verb: Verb = input.stage === 'public' ? 'reply' : 'direct';
  const asked = input.replyToId ? await queries.findMessage(tx, input.replyToId) : undefined;
  const isHere = asked?.conversationId === conversationId && (asked.visibility === 'private') === (verb === 'direct');
  const target = isHere ? asked : undefined;
  const room = verb === 'direct' ? (target ?? (await queries.findRoom(tx, conversationId))) : target;
  const threadId = room?.threadId ?? null;
  const customerId = target?.direction === 'in' && target.profileId ? target.profileId : profileId;
  const channel = await queries.findChannel(tx, { conversationId, messageId: target?.id ?? null, threadId, profileId });

  const people = await queries.listPeople(tx, {
    customerId,
    conversationId,
    threadId: verb === 'reply' ? threadId : null,
  });
  const wanted = new Set([customerId, ...input.addresseeIds]);
  const addressed = people.filter((person) => wanted.has(person.profileId));
  const found = new Set(addressed.map((person) => person.profileId));
  const attachments = await queries.listAttachments(tx, conversationId, input.attachmentIds);
  const hash = contentHash(input.text);
  const actorId = viewer.agentId ?? viewer.apiKeyId;

  const facts: TextFacts = {
    now,
    verb,
    permissions: viewer.permissions,
    channel: channelFacts(connectors, channel, verb),
    target: targetFacts(target),
    stage: input.stage,
    text: input.text,
    attachments,
    missingAttachments: input.attachmentIds.length - attachments.length,
    same: channel
      ? await queries.listSame(tx, { conversationId, profileId, channelId: channel.id, hash, stage: input.stage, now })
      : [],
    answers: await queries.listAnswers(tx, conversationId, { version: input.seenVersion, foreignVersion, actorId }),
    addressees: addressed.map(({ profileId, handle, name }) => ({ profileId, handle, name })),
    strangers: [...wanted].filter((id) => !found.has(id)),
  };
  if (!channel) return { facts, plan: null };
  const profiles = addressed.map(({ externalId, handle, name }) => ({ externalId, handle, name }));
  const [to] = profiles;
  const targets: Targets = {
    addressees: profiles,
    ...(target?.externalId ? { externalId: target.externalId } : {}),
    ...(room ? { threadExternalId: room.threadExternalId } : {}),
    ...(verb === 'direct' && to ? { to, visibility: 'private' } : {}),
    ...(target && verb === 'reply' ? { visibility: target.visibility as Targets['visibility'] } : {}),
  };
  const plan: Plan = {
    verb,
    stage: input.stage,
    conversationId,
    channelId: channel.id,
    messageId: target?.id ?? null,
    threadId,
    targets,
    content: input.text.trim(),
    contentHash: hash,
    attachmentIds: input.attachmentIds,
  };
  return { facts, plan };
}

export type ActionVerb = Exclude<Verb, 'reply' | 'direct'>;

/** The same for a like, hide or delete of a message. */
export async function gatherAction(
  tx: Tx,
  viewer: Viewer,
  { target, verb }: { target: queries.StoredMessage & { conversationId: string }; verb: ActionVerb },
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<Facts>> {
  const { conversationId } = target;
  await getPlaced(tx, viewer, conversationId);
  const { profileId } = await queries.readConversation(tx, conversationId, lock);
  const { threadId, id: messageId } = target;
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId });
  const facts: Facts = {
    now,
    verb,
    permissions: viewer.permissions,
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
    contentHash: contentHash(''),
    attachmentIds: [],
  };
  return { facts, plan };
}

/** What must still be true of something that passed before and is tried again. */
export async function gatherAgain(
  tx: Tx,
  viewer: Viewer,
  { verb, conversationId, messageId }: { verb: Verb; conversationId: string; messageId: string | null },
  { connectors, now, lock }: Surroundings,
): Promise<{ facts: Facts }> {
  const { profileId } = await queries.readConversation(tx, conversationId, lock);
  const target = messageId ? await queries.findMessage(tx, messageId) : undefined;
  const threadId = target?.threadId ?? null;
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId });
  const { permissions } = viewer;
  return {
    facts: { now, verb, permissions, channel: channelFacts(connectors, channel, verb), target: targetFacts(target) },
  };
}

function targetFacts(target: queries.StoredMessage | undefined): TargetFacts | null {
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
  delete: 'delete',
} as const satisfies Record<Verb, keyof Connector>;

function channelFacts(
  connectors: readonly Connector[],
  channel: queries.SpeakingChannel | undefined,
  verb: Verb,
): ChannelFacts | null {
  if (!channel) return null;
  const connector = connectors.find(({ network }) => network === channel.network);
  const stage = verb === 'direct' ? 'private' : 'public';
  return {
    handle: channel.handle,
    network: connector?.label ?? channel.network,
    state: channel.state,
    pausedUntil: channel.paused_until,
    isOffered: connector?.[keyOf[verb]] !== undefined,
    limit: connector?.text[stage] ?? null,
    images: connector?.images ?? null,
  };
}
