import type { MacroStep } from '#contract/macro.ts';
import type { Permission } from '#contract/permissions.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import {
  findTags,
  follow,
  lockConversations,
  readTags,
  type Standing,
  unfollow,
} from '#server/features/conversation/commands.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { isInDanger } from '#server/features/danger/queries.ts';
import { changeAs } from '#server/features/handling/commands.ts';
import { addNote } from '#server/features/note/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type Done, type Outside, outcome, type StepPlace, type Undo } from './outcome.ts';
import { fillTemplate, replyStep } from './reply-step.ts';

const neededFor: Record<MacroStep['kind'], Permission> = {
  reply: 'reply.draft',
  assign: 'conversation.write',
  tags: 'conversation.write',
  priority: 'conversation.write',
  status: 'conversation.write',
  snooze: 'conversation.write',
  note: 'note.write',
  follow: 'inbox.read',
};

/** Does one step as its viewer would by hand. Throws AppError where that would be refused. */
export async function doStep(
  tx: Tx,
  viewer: Viewer,
  step: MacroStep,
  place: StepPlace,
  outside: Outside,
): Promise<Done> {
  const permission = neededFor[step.kind];
  if (!viewer.permissions.has(permission))
    throw new AppError('forbidden', 'permission_missing', `This needs the permission ${permission}.`, {
      parameters: { permission },
    });
  await getPlaced(tx, viewer, place.conversationId);
  if (await isInDanger(tx, place.conversationId))
    throw new AppError('refused', 'not_possible_here', 'A life is in danger here: macros do nothing. Answer by hand.');
  switch (step.kind) {
    case 'reply':
      return replyStep(tx, viewer, step, place, outside);
    case 'note':
      return noteStep(tx, viewer, step, place, outside);
    case 'follow':
      return followStep(tx, viewer, step, place, outside);
    case 'tags':
      return tagStep(tx, viewer, step, place, outside);
    default:
      return fieldStep(tx, viewer, step, place, outside);
  }
}

type FieldStep = Extract<MacroStep, { kind: 'assign' | 'priority' | 'status' | 'snooze' }>;
const fieldsOf: Record<FieldStep['kind'], readonly (keyof Standing)[]> = {
  assign: ['assigneeId', 'teamId'],
  priority: ['priority'],
  status: ['status', 'snoozedUntil', 'heldBy'],
  snooze: ['status', 'snoozedUntil', 'heldBy'],
};

async function fieldStep(tx: Tx, viewer: Viewer, step: FieldStep, place: StepPlace, { now }: Outside): Promise<Done> {
  const { conversationId } = place;
  const before = await readStanding(tx, conversationId);
  const { changed } = await changeAs(tx, viewer, conversationId, wantedOf(step, viewer, now), now);
  if (!changed) return { outcome: outcome({}), undo: null };
  const after = await readStanding(tx, conversationId);
  const pick = (standing: Standing) => Object.fromEntries(fieldsOf[step.kind].map((field) => [field, standing[field]]));
  return { outcome: outcome({ is: 'changed' }), undo: { kind: 'fields', before: pick(before), after: pick(after) } };
}

/** How it stands now, its row locked. */
export async function readStanding(tx: Tx, conversationId: string): Promise<Standing> {
  const [standing] = await lockConversations(tx, [conversationId]);
  if (!standing) throw new Error('A conversation that was just in reach is gone.');
  return standing;
}

function wantedOf(step: FieldStep, { agentId }: Viewer, now: Date): Parameters<typeof changeAs>[3] {
  switch (step.kind) {
    case 'assign':
      if (step.assigneeId === 'me' && agentId === null) throw onlyAPerson();
      return {
        assigneeId: step.assigneeId === 'me' ? agentId : step.assigneeId,
        ...(step.teamId === undefined ? {} : { teamId: step.teamId }),
      };
    case 'priority':
      return { priority: step.priority };
    case 'status':
      return {
        status: step.status,
        ...(step.heldBy === undefined ? {} : { heldBy: step.heldBy }),
        leave: step.leaveUnanswered,
      };
    case 'snooze':
      return {
        status: 'snoozed',
        snoozedUntil: step.minutes === null ? null : new Date(now.getTime() + step.minutes * 60_000),
      };
  }
}

const onlyAPerson = () =>
  new AppError('invalid', 'not_possible_here', 'Only a person can take, follow or draft something themselves.');

type Of<K extends MacroStep['kind']> = Extract<MacroStep, { kind: K }>;

async function tagStep(tx: Tx, viewer: Viewer, step: Of<'tags'>, place: StepPlace, { now }: Outside): Promise<Done> {
  const { conversationId } = place;
  await readStanding(tx, conversationId);
  const names = async () => ((await readTags(tx, [conversationId])).get(conversationId) ?? []).map(({ name }) => name);
  const before = await names();
  const removed = new Set((await findTags(tx, step.remove)).map(({ name }) => name));
  const kept = before.filter((name) => !removed.has(name));
  await changeAs(tx, viewer, conversationId, { tags: [...kept, ...step.add] }, now);
  const after = await names();
  if (after.length > 20) throw new AppError('refused', 'too_many', 'It would have more than 20 tags.');
  const undo: Undo = {
    kind: 'tags',
    added: after.filter((name) => !before.includes(name)),
    removed: before.filter((name) => !after.includes(name)),
  };
  const isSame = undo.added.length + undo.removed.length === 0;
  return isSame ? { outcome: outcome({}), undo: null } : { outcome: outcome({ is: 'changed' }), undo };
}

async function noteStep(tx: Tx, viewer: Viewer, step: Of<'note'>, place: StepPlace, outside: Outside): Promise<Done> {
  const { conversationId, key } = place;
  const variants = [{ network: '', language: '', text: step.text }];
  const { text, problem } = await fillTemplate(tx, viewer, variants, { conversationId, mode: 'note' }, outside);
  if (problem)
    return {
      outcome: outcome({ is: 'refused', reason: 'not_possible_here', message: problem.message, problem }),
      undo: null,
    };
  const note = { id: key, text, mentions: [] };
  await addNote(tx, actorOf(viewer), conversationId, note, outside.now);
  return { outcome: outcome({ is: 'changed', text }), undo: { kind: 'note', noteId: key } };
}

async function followStep(
  tx: Tx,
  viewer: Viewer,
  step: Of<'follow'>,
  place: StepPlace,
  { now }: Outside,
): Promise<Done> {
  const { conversationId } = place;
  const { agentId } = viewer;
  if (agentId === null) throw onlyAPerson();
  const row = await tx
    .selectFrom('conversation_follower')
    .select('agent_id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  if ((row !== undefined) === step.follow) return { outcome: outcome({}), undo: null };
  if (step.follow) await follow(tx, actorOf(viewer), conversationId, [agentId], now);
  else await unfollow(tx, actorOf(viewer), conversationId, agentId, now);
  return { outcome: outcome({ is: 'changed' }), undo: { kind: 'follow', follow: step.follow } };
}
