import * as z from 'zod';
import type { Connector } from '#connectors/connector.ts';
import type { FilledTemplate } from '#connectors/outbound.ts';
import type { CheckResult, ReplyInput, ReplyOutcome } from '#contract/dispatch.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { getPlaced, readSurvivors } from '#server/features/conversation/queries.ts';
import {
  type Carried,
  type Passed,
  passGate,
  queuePart,
  queueThrough,
  type Wanted,
} from '#server/features/gate/commands.ts';
import { findMessage } from '#server/features/gate/queries.ts';
import { noteInvitation } from '#server/features/going-private/commands.ts';
import { countUses } from '#server/features/saved-reply/commands.ts';
import { type Actor, actorOf, type Viewer } from '#server/http/viewer.ts';
import { insertDispatches } from './insert.ts';
import { keepProposal } from './proposal.ts';
import { getDispatchView } from './queries.ts';
import { about, bumpVersion, lockConversation } from './rows.ts';
import { wake } from './wake.ts';

type Outside = {
  connectors: readonly Connector[];
  now: Date;
  undoMs: number;
  /** The same is said in many conversations at once. */
  isOneOfMany?: boolean;
};

/** Sends an answer through the gate; the same client key answers with the same dispatch, however often it comes. */
export async function sendReply(
  tx: Tx,
  viewer: Viewer,
  { conversationId, input }: { conversationId: string; input: ReplyInput },
  outside: Outside,
): Promise<ReplyOutcome> {
  const outcome = await saySomething(tx, viewer, { conversationId, input }, outside);
  if (outcome.ok && viewer.agentId !== null)
    await tx
      .deleteFrom('draft')
      .where('workspace_id', '=', tx.workspaceId)
      .where('conversation_id', '=', conversationId)
      .where('agent_id', '=', viewer.agentId)
      .where('mode', '=', input.stage)
      .execute();
  return outcome;
}

type Said = { conversationId: string; input: ReplyInput; carries?: Carried; template?: FilledTemplate };

/** The same for words that stood in no composer: what is being typed there stays. */
export function saySomething(
  tx: Tx,
  viewer: Viewer,
  { conversationId, input, carries, template }: Said,
  outside: Outside,
): Promise<ReplyOutcome> {
  const wanted: Wanted = {
    kind: 'text',
    conversationId,
    input,
    ...(carries && { carries }),
    ...(template && { template }),
  };
  const { clientKey, seenVersion } = input;
  const isAutomatic = input.automatic === true && viewer.agentId === null;
  return request(tx, viewer, { wanted, conversationId, clientKey, seenVersion, isAutomatic }, outside);
}

type EditInput = {
  clientKey: string;
  text: string;
  accepted: readonly string[];
  publishReason?: string | undefined;
};

/** Puts other words in place of something of ours; what is wrong in public waits for nobody, so it leaves at once. */
export async function editMessage(
  tx: Tx,
  viewer: Viewer,
  { messageId, input }: { messageId: string; input: EditInput },
  outside: Outside,
): Promise<ReplyOutcome> {
  const message = await findMessage(tx, messageId);
  if (!message?.conversationId || message.direction !== 'out') throw notFound('message');
  const wanted: Wanted = { kind: 'edit', messageId, input };
  const { conversationId } = message;
  const { clientKey } = input;
  return request(tx, viewer, { wanted, conversationId, clientKey, seenVersion: 0 }, { ...outside, undoMs: 0 });
}

type ActionInput = { clientKey: string; verb: 'like' | 'unlike' | 'hide' | 'unhide' | 'delete' };

/** Likes, hides or deletes a message at its network; there is nothing to take back, so it leaves at once. */
export async function actOnMessage(
  tx: Tx,
  viewer: Viewer,
  { messageId, input }: { messageId: string; input: ActionInput },
  outside: Outside,
): Promise<ReplyOutcome> {
  const message = await findMessage(tx, messageId);
  if (!message?.conversationId) throw notFound('message');
  const wanted: Wanted = { kind: 'action', messageId, verb: input.verb };
  const { conversationId } = message;
  return request(
    tx,
    viewer,
    { wanted, conversationId, clientKey: input.clientKey, seenVersion: 0 },
    { ...outside, undoMs: 0 },
  );
}

type PersonInput = { clientKey: string; verb: 'block' | 'unblock' | 'mute' | 'unmute' };

/** Blocks or mutes the conversation's customer at their network; it leaves at once and is undone by its opposite. */
export function actOnPerson(
  tx: Tx,
  viewer: Viewer,
  { conversationId, input }: { conversationId: string; input: PersonInput },
  outside: Outside,
): Promise<ReplyOutcome> {
  const wanted: Wanted = { kind: 'person', conversationId, verb: input.verb };
  const { clientKey } = input;
  return request(tx, viewer, { wanted, conversationId, clientKey, seenVersion: 0 }, { ...outside, undoMs: 0 });
}

type Request = {
  wanted: Wanted;
  conversationId: string;
  clientKey: string;
  seenVersion: number;
  /** No person wrote it. */
  isAutomatic?: boolean;
};

async function request(tx: Tx, viewer: Viewer, asked: Request, outside: Outside): Promise<ReplyOutcome> {
  await getPlaced(tx, viewer, asked.conversationId);
  // Two requests with one key meet here: the second finds what the first wrote.
  await lockConversation(tx, asked.conversationId);
  const known = await findByClientKey(tx, asked);
  if (known) return outcomeOf(tx, known, []);
  const passed = await passGate(tx, viewer, asked.wanted, outside);
  if (!passed.ok) return { ok: false, checks: passed.checks };
  const id = await queue(tx, viewer, { passed, ...asked }, outside);
  return outcomeOf(tx, id, passed.checks);
}

/** Also when the conversation it was sent from has become part of another since. */
async function findByClientKey(tx: Tx, { clientKey, conversationId }: Request): Promise<string | null> {
  const row = await tx
    .selectFrom('dispatch')
    .select(['id', 'conversation_id'])
    .where('workspace_id', '=', tx.workspaceId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  if (!row) return null;
  const survivor = (await readSurvivors(tx, [conversationId])).get(conversationId);
  if (row.conversation_id !== conversationId && row.conversation_id !== survivor?.id) throw keyTaken();
  return row.id;
}

const keyTaken = () =>
  new AppError(
    'conflict',
    'bad_request',
    'This client key was used for another conversation. Make a new one for each answer.',
  );

async function queue(
  tx: Tx,
  viewer: Viewer,
  { passed, clientKey, seenVersion, wanted, isAutomatic = false }: Request & { passed: Passed & { ok: true } },
  { connectors, now, undoMs, isOneOfMany }: Outside,
): Promise<string> {
  const { plan, checks, facts, waits } = passed;
  const { conversationId, channelId, verb, stage } = plan;
  const actor = actorOf(viewer);
  const version = await bumpVersion(tx, conversationId);
  const common = {
    seenVersion,
    version,
    isAutomatic,
    state: waits ? 'waiting' : 'queued',
    actor,
    entered: { ...enteredIn(wanted), ...(isOneOfMany && { isOneOfMany }) },
  };
  const rows = await insertDispatches(tx, { plan, clientKey, ...common }, { now, undoMs });
  const [first] = rows;
  if (!first || rows.length < plan.parts.length) throw keyTaken();
  const { id } = first;
  record(tx, {
    type: 'dispatch.queued',
    at: now,
    actor,
    ...about({ id, conversation_id: conversationId }),
    detail: { verb, stage, channel: channelId },
  });
  await keepProposal(
    tx,
    viewer,
    { dispatchIds: rows.map((row) => row.id), conversationId, wanted, isAutomatic },
    { connectors, now },
  );
  if (stage === 'public' && wanted.kind === 'text' && wanted.input.invites)
    await noteInvitation(tx, { dispatchId: id, conversationId, messageId: plan.messageId, actor }, now);
  await countUses(tx, plan.savedReplyIds, conversationId, now);
  const dispatches = rows.map((row) => ({
    ...row,
    verb,
    conversation_id: conversationId,
    channel_id: channelId,
    targets: plan.targets,
  }));
  recordPublished(tx, { id, conversationId, wanted, checks }, actor, now);
  for (const [n, dispatch] of dispatches.entries())
    if (n === 0) await queueThrough(tx, { dispatch, checks, facts, waits, actor }, now);
    else await queuePart(tx, { dispatch, checks, facts, waits, actor }, now);
  if (!waits) await wake(tx, conversationId, now);
  return id;
}

type Published = { id: string; conversationId: string; wanted: Wanted; checks: readonly CheckResult[] };

/** Personal data was made public on purpose: what kind, and why. */
function recordPublished(tx: Tx, { id, conversationId, wanted, checks }: Published, actor: Actor, now: Date): void {
  const found = checks.find(({ reason }) => reason === 'personal_data_published');
  if (!found || (wanted.kind !== 'text' && wanted.kind !== 'edit')) return;
  const kinds = z.array(z.string()).parse(found.parameters.kinds);
  const subject = { kind: 'dispatch', id };
  const detail = { kinds, reason: wanted.input.publishReason ?? '' };
  record(tx, { type: 'dispatch.published_personal_data', at: now, actor, subject, conversationId, detail });
}

/** What is kept beside a text because the gate is asked again. */
function enteredIn(wanted: Wanted) {
  if (wanted.kind === 'edit') return { publishReason: wanted.input.publishReason };
  if (wanted.kind !== 'text') return {};
  const { promised, publishReason, purpose } = wanted.input;
  return { promised, publishReason, purpose };
}

async function outcomeOf(tx: Tx, dispatchId: string, checks: CheckResult[]): Promise<ReplyOutcome> {
  const dispatch = await getDispatchView(tx, dispatchId);
  return { ok: true, dispatch, undoUntil: dispatch.notBefore, checks };
}
