import * as z from 'zod';
import type { Connector } from '#connectors/connector.ts';
import type { Verb } from '#connectors/outbound.ts';
import type { Stage } from '#contract/common.ts';
import { consentPurposes } from '#contract/consent.ts';
import { EnteredPromise } from '#contract/promise.ts';
import type { Tx } from '#server/db/client.ts';
import { readOrigins } from '#server/features/saved-reply/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import type { TextFacts } from './facts.ts';
import { actorFacts, channelFacts, findWithheld, standing, targetFacts } from './gather.ts';
import { Targets } from './plan.ts';
import * as queries from './queries.ts';
import { readWindow } from './window.ts';

/** A reply or direct message as its dispatch keeps it. */
export type Kept = {
  id: string;
  verb: Verb;
  stage: Stage;
  conversation_id: string;
  conversation_version: number;
  message_id: string | null;
  thread_id: string | null;
  channel_id: string;
  targets: unknown;
  content: string;
  sign_off: string;
  content_hash: Buffer;
  attachment_ids: string[];
  saved_reply_ids: string[];
  entered: unknown;
};

/** What was entered beside a text. */
export const Entered = z.object({
  promised: z.array(EnteredPromise).default([]),
  publishReason: z.string().optional(),
  purpose: z.enum(consentPurposes).optional(),
});

/**
 * Everything the checks need to judge a text again that a dispatch keeps, word for word and through its own account.
 * `parts`: the posts of the thread that it leaves as, none for one post. `since`: answers of others after this version
 * of the conversation stand in its way; null when a person decided with them before their eyes.
 */
export async function gatherKept(
  tx: Tx,
  viewer: Viewer,
  { kept, parts, since }: { kept: Kept; parts: readonly { content: string }[]; since: number | null },
  { connectors, now }: { connectors: readonly Connector[]; now: Date },
): Promise<TextFacts> {
  const { conversation_id: conversationId, stage, verb } = kept;
  const { foreignVersion, profileId, category, version, language } = await queries.readConversation(
    tx,
    conversationId,
    true,
  );
  const target = kept.message_id ? await queries.findMessage(tx, kept.message_id) : undefined;
  const customerId = await queries.findCustomer(tx, { conversationId, target, threadId: kept.thread_id, profileId });
  const channel = await queries.getSpeakingChannel(tx, kept.channel_id);
  const attachments = await queries.listAttachments(tx, conversationId, kept.attachment_ids);
  const seen = {
    version: since ?? version,
    foreignVersion: since === null ? 0 : foreignVersion,
    actorId: viewer.agentId ?? viewer.apiKeyId,
  };
  const { addressees, template, choices = [] } = Targets.parse(kept.targets);
  const speaking = channelFacts(connectors, channel, verb, { readers: addressees, target });
  const { promised, publishReason, purpose } = Entered.parse(kept.entered);
  return {
    now,
    verb,
    actor: await actorFacts(tx, viewer),
    withheld: await findWithheld(tx, viewer, conversationId, verb),
    channel: speaking,
    target: targetFacts(target),
    stage,
    // The sign-off stays as it was judged, whatever the rules say now.
    text: kept.content.slice(0, kept.content.length - kept.sign_off.length),
    signOff: kept.sign_off,
    isSigned: kept.sign_off !== '',
    parts: parts.length > 0 ? parts.map(({ content }) => content) : null,
    attachments,
    missingAttachments: kept.attachment_ids.length - attachments.length,
    choices: { titles: choices, forms: kept.thread_id === null ? null : (speaking?.choices ?? null) },
    same: await queries.listSame(tx, {
      conversationId,
      threadId: kept.thread_id,
      profileId: customerId,
      channelId: kept.channel_id,
      hash: kept.content_hash,
      stage,
      now,
      besides: kept.id,
    }),
    answers: await queries.listAnswers(tx, conversationId, { ...seen, besides: kept.id }),
    addressees: addressees.map(({ externalId, handle, name }) => ({ profileId: externalId, handle, name })),
    strangers: [],
    origins: await readOrigins(tx, viewer, { text: kept.content, savedReplyIds: kept.saved_reply_ids, now }),
    category,
    ...(await standing(tx, viewer, { conversationId, customerId, language }, { connectors, now })),
    promised,
    publishReason,
    purpose,
    window:
      verb === 'direct'
        ? await readWindow(tx, connectors, { network: channel.network, threadId: kept.thread_id, customerId })
        : null,
    isTemplate: template !== undefined,
    carries: await queries.findCarried(tx, kept.id),
  };
}
