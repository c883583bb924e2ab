import { limitsOf } from '#connectors/measure.ts';
import type { Tx } from '#server/db/client.ts';
import { refuseMerged } from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readOrigins } from '#server/features/saved-reply/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { contentHash } from './content.ts';
import type { TextFacts } from './facts.ts';
import {
  actorFacts,
  channelFacts,
  findWithheld,
  type Gathered,
  type Surroundings,
  standing,
  targetFacts,
} from './gather.ts';
import type { Plan } from './plan.ts';
import * as queries from './queries.ts';

type Asked = {
  target: queries.StoredMessage & { conversationId: string };
  text: string;
  publishReason?: string | undefined;
};

/** Everything the checks need to judge other words in place of something of ours. Throws `not_found` out of reach. */
export async function gatherEdit(
  tx: Tx,
  viewer: Viewer,
  { target, text, publishReason }: Asked,
  { connectors, now, lock }: Surroundings,
): Promise<Gathered<TextFacts>> {
  const { conversationId, threadId, id: messageId } = target;
  await getPlaced(tx, viewer, conversationId);
  const { profileId, mergedInto, category, language } = await queries.readConversation(tx, conversationId, lock);
  await refuseMerged(tx, conversationId, mergedInto !== null);
  const stage = target.visibility === 'private' ? 'private' : 'public';
  const channel = await queries.findChannel(tx, { conversationId, messageId, threadId, profileId });
  const spoken = channelFacts(connectors, channel, 'edit');
  const people = await queries.listPeople(tx, { customerId: profileId, conversationId, threadId });
  // The names before it stay where they are.
  const readers = people.flatMap((person) => (person.profileId === profileId ? [person.handle] : []));
  const facts: TextFacts = {
    now,
    verb: 'edit',
    actor: await actorFacts(tx, viewer),
    withheld: await findWithheld(tx, viewer, conversationId, 'edit'),
    channel: spoken && channel ? { ...spoken, limit: limitFor(connectors, channel, { stage, readers }) } : null,
    target: targetFacts(target),
    stage,
    text,
    // What stands there is signed already; the whole of it is what is typed.
    signOff: '',
    isSigned: true,
    parts: null,
    attachments: [],
    missingAttachments: 0,
    // What stands there already is no second answer.
    choices: { titles: [], forms: null },
    same: [],
    answers: [],
    addressees: people.map(({ profileId, handle, name }) => ({ profileId, handle, name })),
    strangers: [],
    origins: await readOrigins(tx, viewer, { text, savedReplyIds: [], now }),
    category,
    ...(await standing(tx, viewer, { conversationId, customerId: profileId, language }, { connectors, now })),
    promised: [],
    publishReason,
    purpose: undefined,
    window: null,
    isTemplate: false,
    carries: null,
  };
  if (!channel) return { facts, plan: null };
  const plan: Plan = {
    verb: 'edit',
    stage: null,
    conversationId,
    channelId: channel.id,
    messageId,
    threadId,
    targets: {
      addressees: [],
      visibility: target.visibility as 'public',
      ...(target.externalId ? { externalId: target.externalId } : {}),
    },
    content: text.trim(),
    signOff: '',
    parts: [text.trim()],
    contentHash: contentHash(text),
    attachmentIds: [],
    savedReplyIds: [],
  };
  return { facts, plan };
}

function limitFor(
  connectors: Surroundings['connectors'],
  channel: queries.SpeakingChannel,
  { stage, readers }: { stage: 'public' | 'private'; readers: readonly string[] },
) {
  const connector = connectors.find((one) => one.network === channel.network);
  return (connector && limitsOf(connector, channel.settings, readers).text[stage]) ?? null;
}
