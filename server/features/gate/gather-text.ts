import type { FilledTemplate } from '#connectors/outbound.ts';
import type { Stage } from '#contract/common.ts';
import type { ReplyInput } from '#contract/dispatch.ts';
import { splitIntoParts } from '#contract/thread-parts.ts';
import type { Tx } from '#server/db/client.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readOrigins } from '#server/features/saved-reply/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { contentHash } from './content.ts';
import type { ActorFacts, Carried, ChannelFacts, TextFacts } from './facts.ts';
import {
  actorFacts,
  channelFacts,
  findWithheld,
  type Gathered,
  type Surroundings,
  standing,
  targetFacts,
} from './gather.ts';
import type { Plan, Targets } from './plan.ts';
import type { GatePolicies } from './policies.ts';
import * as queries from './queries.ts';
import { ruleFor, signOffOf } from './sign-off.ts';
import { readWindow } from './window.ts';

/** `template`: what is sent in place of the text, which says the same. */
type Asked = { conversationId: string; input: ReplyInput; carries?: Carried; template?: FilledTemplate };

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
  const standingNow = await standing(tx, viewer, { conversationId, customerId, language }, { connectors, now });
  // The network approved its words, and takes no others.
  const signed = asked.template ? undefined : channel;
  const signing = signingOf(standingNow.policies, actor, { channel: signed, stage: input.stage, language });
  const content = `${input.text.trim()}${signing.signOff}`;
  const hash = contentHash(content);
  const seen = { version: input.seenVersion, foreignVersion, actorId: viewer.agentId ?? viewer.apiKeyId };
  const speaking = channelFacts(connectors, channel, verb, { readers: addressed, target });
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
    choices: { titles: input.choices ?? [], forms: room ? (speaking?.choices ?? null) : null },
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
    window:
      verb === 'direct' && channel
        ? await readWindow(tx, connectors, { network: channel.network, threadId: room?.threadId ?? null, customerId })
        : null,
    isTemplate: asked.template !== undefined,
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
  { conversationId, input, template }: Asked,
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
    ...(template ? { template } : {}),
    ...(input.choices?.length ? { choices: input.choices } : {}),
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
