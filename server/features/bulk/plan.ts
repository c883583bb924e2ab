import type { BulkChange, BulkReason } from '#contract/bulk.ts';
import type { EventType } from '#contract/events.ts';
import type { Permission } from '#contract/permissions.ts';
import {
  type Change,
  differs,
  type Locked,
  type Standing,
  settle,
  type Tag,
  type Wanted,
} from '#server/features/conversation/commands.ts';
import { canReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** A change of what one person has to do with a conversation: their unread mark, their following. */
export type OwnChange = Extract<BulkChange, { kind: 'read' | 'follow' }>;
/** A change of the conversation itself. */
export type FieldChange = Exclude<BulkChange, OwnChange | { kind: 'macro' }>;

/** What becomes of one conversation, and why when nothing does. */
export type Verdict = { is: 'changed'; change: Change } | { is: 'same' } | { is: 'skipped'; reason: BulkReason };

export const isOwnChange = (change: BulkChange): change is OwnChange =>
  change.kind === 'read' || change.kind === 'follow';

/** Each step of a macro asks for its own when it is done. */
export const neededPermission = (change: BulkChange): Permission =>
  isOwnChange(change) || change.kind === 'macro' ? 'inbox.read' : 'conversation.write';

/** The most tags one conversation may have. */
const mostTags = 20;

type Facts = {
  viewer: Viewer;
  change: FieldChange;
  now: Date;
  /** The agent or team it would go to cannot take it any more. */
  isTargetGone: boolean;
  /** The tags to add and remove, and those of each conversation now. */
  tags: { add: readonly Tag[]; remove: readonly Tag[]; current: ReadonlyMap<string, readonly Tag[]> };
  /** When resolving: the conversations that are not closed in public. */
  unanswered: ReadonlyMap<string, unknown>;
  /** When resolving: how many tasks of each are open. */
  openTasks: ReadonlyMap<string, number>;
  /** When resolving: the conversations that the priority matrix lets others resolve. */
  withheld: ReadonlyMap<string, unknown>;
};

/** Pure: what a change does to one conversation as it stands now. */
export function planOne(
  locked: Locked | undefined,
  { viewer, change, now, isTargetGone, tags, unanswered, openTasks, withheld }: Facts,
): Verdict {
  if (!locked || !canReach(viewer, locked)) return { is: 'skipped', reason: 'gone' };
  if (locked.isMerged) return { is: 'skipped', reason: 'merged' };
  if (isTargetGone) return { is: 'skipped', reason: 'target_gone' };
  if (change.kind === 'tags') return planTags(locked, tags);
  if (change.kind === 'snooze' && change.until !== null && new Date(change.until) <= now)
    return { is: 'skipped', reason: 'too_late' };
  const after = settle(locked, wantedOf(change), now);
  if (!differs(locked, after)) return { is: 'same' };
  if (withheld.has(locked.id)) return { is: 'skipped', reason: 'not_yours' };
  const isLeft = change.kind === 'status' && change.leaveUnanswered !== undefined;
  if (unanswered.has(locked.id) && !isLeft) return { is: 'skipped', reason: 'posts_unanswered' };
  if (openTasks.has(locked.id) && !(change.kind === 'status' && change.leaveTasks))
    return { is: 'skipped', reason: 'tasks_open' };
  return { is: 'changed', change: { id: locked.id, before: locked, after } };
}

function planTags(locked: Locked, { add, remove, current }: Facts['tags']): Verdict {
  const has = current.get(locked.id) ?? [];
  const isIn = (list: readonly Tag[], { id }: Tag) => list.some((tag) => tag.id === id);
  const added = add.filter((tag) => !isIn(has, tag));
  const removed = remove.filter((tag) => isIn(has, tag));
  if (added.length + removed.length === 0) return { is: 'same' };
  if (has.length + added.length - removed.length > mostTags) return { is: 'skipped', reason: 'too_many_tags' };
  return { is: 'changed', change: { id: locked.id, before: locked, after: locked, tags: { added, removed } } };
}

/** Pure: the change in the words of a single conversation. */
export function wantedOf(change: Exclude<FieldChange, { kind: 'tags' }>): Wanted {
  switch (change.kind) {
    case 'assign':
      return {
        assigneeId: change.assigneeId,
        ...(change.teamId === undefined ? {} : { teamId: change.teamId }),
      };
    case 'status':
      return { status: change.status };
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: change.until === null ? null : new Date(change.until) };
    case 'priority':
      return { priority: change.priority };
  }
}

/** Pure: the earlier values that taking the change back needs. */
export function earlier({ kind }: FieldChange, { before, tags }: Change): Record<string, unknown> {
  const ids = (list: readonly Tag[] = []) => list.map(({ id }) => id);
  if (kind === 'tags') return { added: ids(tags?.added), removed: ids(tags?.removed) };
  return Object.fromEntries(fieldsOf[kind].map((field) => [field, before[field]]));
}

const statusFields = ['status', 'snoozedUntil', 'heldBy', 'resolvedAt'] as const;
const fieldsOf: Record<Exclude<FieldChange['kind'], 'tags'>, readonly (keyof Standing)[]> = {
  assign: ['assigneeId', 'teamId'],
  status: statusFields,
  snooze: statusFields,
  priority: ['priority'],
};

const statusEvents: readonly EventType[] = ['conversation.status_changed', 'conversation.reopened'];
/** The events that say that somebody changed the same thing. */
export const eventsOf: Record<FieldChange['kind'], readonly EventType[]> = {
  assign: ['conversation.assigned'],
  status: statusEvents,
  snooze: statusEvents,
  priority: ['conversation.priority_changed'],
  tags: ['conversation.tagged'],
};
