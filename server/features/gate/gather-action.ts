import type { Verb } from '#connectors/outbound.ts';
import type { Tx } from '#server/db/client.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { contentHash } from './content.ts';
import type { Facts } from './facts.ts';
import { actorFacts, channelFacts, findWithheld, type Gathered, type Surroundings, targetFacts } from './gather.ts';
import type { Plan } from './plan.ts';
import * as queries from './queries.ts';

export type PersonVerb = 'block' | 'unblock' | 'mute' | 'unmute';
export type ActionVerb = Exclude<Verb, 'reply' | 'direct' | 'edit' | PersonVerb>;

/** Everything the checks need to judge a block or mute of the conversation's customer. Throws `not_found` out of the viewer's reach. */
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
  const place = { conversationId, channelId: channel.id, messageId: null, threadId: null };
  return { facts, plan: wordless({ verb, ...place, targets: { addressees: [], to } }) };
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
    channel: channelFacts(connectors, channel, verb, { target }),
    target: targetFacts(target),
  };
  if (!channel) return { facts, plan: null };
  const place = { conversationId, channelId: channel.id, messageId, threadId };
  const person = target.visibility === 'private' && customerId ? { to: await queries.getPerson(tx, customerId) } : {};
  const targets = { addressees: [], ...(target.externalId ? { externalId: target.externalId } : {}), ...person };
  return { facts, plan: wordless({ verb, ...place, targets }) };
}

/** What leaves without a word. */
const wordless = (
  deed: Pick<Plan, 'verb' | 'conversationId' | 'channelId' | 'messageId' | 'threadId' | 'targets'>,
): Plan => ({
  ...deed,
  stage: null,
  content: '',
  signOff: '',
  parts: [''],
  contentHash: contentHash(''),
  attachmentIds: [],
  savedReplyIds: [],
});

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
      channel: channelFacts(connectors, channel, verb, { target }),
      target: targetFacts(target),
    },
  };
}
