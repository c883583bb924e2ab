import type { ReplyInput } from '#contract/dispatch.ts';
import type { MacroStep } from '#contract/macro.ts';
import type { FilledReply, Variant } from '#contract/saved-reply.ts';
import type { Stages } from '#contract/stage.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { readAnswerable } from '#server/features/conversation/queries.ts';
import { sendReply } from '#server/features/dispatch/commands.ts';
import { saveDraft } from '#server/features/draft/commands.ts';
import { readDrafts } from '#server/features/draft/queries.ts';
import { askGate } from '#server/features/gate/commands.ts';
import { fillReply, getSavedReply, readPlace, type Where } from '#server/features/saved-reply/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { type Done, type Outside, outcome, type StepPlace } from './outcome.ts';

type ReplyStep = Extract<MacroStep, { kind: 'reply' }>;

/** Texts with everything of a conversation filled in. */
export async function fillTemplate(
  tx: Tx,
  viewer: Viewer,
  variants: readonly Variant[],
  where: Where,
  { connectors }: Pick<Outside, 'connectors'>,
): Promise<FilledReply> {
  return fillReply({ variants, isExpired: false, mode: where.mode }, await readPlace(tx, viewer, where, connectors));
}

/** Sends a saved reply through the gate, or makes it the person's draft. Throws AppError. */
export async function replyStep(
  tx: Tx,
  viewer: Viewer,
  step: ReplyStep,
  place: StepPlace,
  outside: Outside,
): Promise<Done> {
  const { conversationId, seenVersion, accepted, key } = place;
  const reply = await getSavedReply(tx, viewer, step.savedReplyId, outside);
  const stages = await readAnswerable(tx, viewer, conversationId, outside.connectors);
  const stage = stageOf(step, stages);
  const replyToId = stage === 'public' ? stages.public?.replyToId : undefined;
  const where = { conversationId, mode: stage, replyToId };
  const filled = fillReply({ ...reply, mode: stage }, await readPlace(tx, viewer, where, outside.connectors));
  const said = { text: filled.text, stage, handle: stages[stage]?.handle ?? null };
  const { problem } = filled;
  if (problem)
    return {
      outcome: outcome({ ...said, is: 'refused', reason: 'not_possible_here', message: problem.message, problem }),
      undo: null,
    };
  if (step.how === 'insert')
    return insert(tx, viewer, { ...place, ...said, savedReplyId: step.savedReplyId }, stages, outside);
  const draft = await draftOf(tx, viewer, conversationId, stage);
  const input = {
    clientKey: key,
    stage,
    text: filled.text,
    ...(replyToId ? { replyToId } : {}),
    attachmentIds: [],
    addresseeIds: [],
    savedReplyIds: [step.savedReplyId],
    ...(step.purpose ? { purpose: step.purpose } : {}),
    seenVersion,
  };
  const sent = await sendReply(
    tx,
    viewer,
    {
      conversationId,
      input: { ...input, accepted: [...(accepted ?? (await warningsOf(tx, viewer, conversationId, input, outside)))] },
    },
    outside,
  );
  // What the person types meanwhile on that stage is no part of it.
  if (sent.ok && draft && viewer.agentId !== null)
    await saveDraft(tx, viewer.agentId, conversationId, draft, outside.now);
  if (!sent.ok)
    return {
      outcome: outcome({
        ...said,
        is: 'refused',
        reason: 'gate_refused',
        message: sent.checks.find(({ verdict }) => verdict === 'stop')?.message ?? 'Its warnings were not accepted.',
        checks: sent.checks,
      }),
      undo: null,
    };
  return {
    outcome: outcome({ ...said, is: 'changed', checks: sent.checks }),
    undo: { kind: 'dispatch', dispatchId: sent.dispatch.id },
  };
}

/** The checks that warn of an answer as it would be sent. */
async function warningsOf(
  tx: Tx,
  viewer: Viewer,
  conversationId: string,
  input: Omit<ReplyInput, 'accepted'>,
  outside: Outside,
): Promise<string[]> {
  const checks = await askGate(
    tx,
    viewer,
    { kind: 'text', conversationId, input: { ...input, accepted: [] } },
    outside,
  );
  return checks.filter(({ verdict }) => verdict === 'warn').map(({ check }) => check);
}

async function draftOf(tx: Tx, { agentId }: Viewer, conversationId: string, stage: 'public' | 'private') {
  if (agentId === null) return undefined;
  return (await readDrafts(tx, agentId, conversationId)).find(({ mode }) => mode === stage);
}

/** Never silently another stage than the one that was meant. */
function stageOf({ stage }: ReplyStep, stages: Stages): 'public' | 'private' {
  if (stage !== 'customer') return stage;
  if (stages.initial) return stages.initial;
  throw new AppError(
    'refused',
    'not_possible_here',
    'There is no message of the customer here that could be answered.',
  );
}

type Inserted = StepPlace & { text: string; stage: 'public' | 'private'; handle: string | null; savedReplyId: string };

async function insert(
  tx: Tx,
  viewer: Viewer,
  { conversationId, text, stage, handle, savedReplyId }: Inserted,
  stages: Stages,
  { now }: Outside,
): Promise<Done> {
  const { agentId, permissions } = viewer;
  const permission = `reply.${stage}` as const;
  if (!permissions.has(permission))
    throw new AppError('forbidden', 'permission_missing', `This needs the permission ${permission}.`, {
      parameters: { permission },
    });
  if (agentId === null)
    throw new AppError('invalid', 'not_possible_here', 'A draft belongs to a person; an API key has none.');
  if (!stages[stage]) throw new AppError('refused', 'not_possible_here', `There is no way to answer in ${stage} here.`);
  const before = await draftOf(tx, viewer, conversationId, stage);
  const draft = {
    mode: stage,
    text: before?.text ? `${before.text}\n\n${text}` : text,
    attachmentIds: before?.attachmentIds ?? [],
    postId: before?.postId ?? (stage === 'public' ? (stages.public?.postId ?? null) : null),
    savedReplyIds: [...new Set([...(before?.savedReplyIds ?? []), savedReplyId])],
    promised: before?.promised ?? [],
  };
  await saveDraft(tx, agentId, conversationId, draft, now);
  return {
    outcome: outcome({ is: 'changed', text, stage, handle }),
    undo: { kind: 'draft', mode: stage, length: before?.text.length ?? 0, savedReplyId },
  };
}
