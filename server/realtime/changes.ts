import type { EventType } from '#contract/events.ts';

/** An event as the stream needs it. */
export type StreamedEvent = {
  position: number;
  type: string;
  conversationId: string | null;
  subjectId: string | null;
  /** Part of a change of many conversations. */
  isBulk: boolean;
};

/** What a run of events means for the screens. */
export type Changes = {
  /** Position of the last event. */
  position: number;
  /** Each changed conversation once, in the order of its last change. */
  conversationIds: string[];
  /** Those of them that changed by themselves and not only with many others. */
  singleIds: string[];
  /** Those of them that were given to somebody else, so that some viewers may have lost sight of them. */
  assignedIds: ReadonlySet<string>;
  /** Other nouns whose lists must be read again. */
  also: string[];
  /** Agents who were told something. */
  toldIds: ReadonlySet<string>;
  /** Somebody's rights may have changed, so every open stream proves its own again. */
  touchesRights: boolean;
};

const nouns: Record<string, string> = {
  agent: 'agent',
  approval: 'approval',
  team: 'agent',
  bulk: 'bulk',
  channel: 'channel',
  contact: 'contact',
  contact_field: 'contact',
  delivery: 'ledger',
  escalation: 'escalation',
  page: 'page',
  policy: 'policy',
  rota: 'rota',
  stakeholder_group: 'escalation',
  task: 'task',
  view: 'view',
  way: 'way',
  workspace: 'workspace',
};
const alarmTypes: ReadonlySet<string> = new Set<EventType>([
  'notice.unreached',
  'notice.reached',
  'notice.silence_settled',
]);
const rightsTypes: ReadonlySet<string> = new Set<EventType>([
  'agent.role_changed',
  'agent.deactivated',
  'agent.signed_out',
  'agent.password_reset',
  'agent.second_step_on',
  'agent.second_step_off',
  'agent.second_step_reset',
  'workspace.second_step_required',
  'team.changed',
  'team.members_changed',
  'api_key.revoked',
]);

/** Pure: coalesces events, given in order of position. */
export function collectChanges(events: readonly StreamedEvent[], from: number): Changes {
  const conversations = new Set<string>();
  const singles = new Set<string>();
  const assigned = new Set<string>();
  const also = new Set<string>();
  const told = new Set<string>();
  for (const { type, conversationId, subjectId, isBulk } of events) {
    if (conversationId !== null) {
      conversations.delete(conversationId);
      conversations.add(conversationId);
      if (!isBulk) singles.add(conversationId);
      if (type === 'conversation.assigned') assigned.add(conversationId);
    }
    const noun = nouns[type.slice(0, type.indexOf('.'))];
    if (noun) also.add(noun);
    if (type === 'conversation.tagged') also.add('tag');
    if (alarmTypes.has(type)) also.add('alarm');
    if (type === 'notice.told' && subjectId !== null) told.add(subjectId);
    if (type.startsWith('message.')) also.add('ledger');
  }
  return {
    position: events.at(-1)?.position ?? from,
    conversationIds: [...conversations],
    singleIds: [...singles],
    assignedIds: assigned,
    also: [...also],
    toldIds: told,
    touchesRights: events.some(({ type }) => rightsTypes.has(type)),
  };
}

/** When a frame went out or is to go, in ms; `isAwaited`: it brings what somebody waits to see. */
export type TimedFrame = { at: number; isAwaited: boolean };

/** How many frames go out in any second. */
export const mostASecond = 4;
/** What is awaited goes at once, but no closer to the frame that brought such a thing before it. */
const pauseMs = 250;
/** What follows of itself goes with the next frame that is awaited, or by itself once nothing went out for so long. */
const restMs = 500;

/**
 * Pure: how long a change waits for its frame, in ms, after the frames that went out last, oldest first. What the program
 * makes of a message never has the next message wait.
 */
export function waitForFrame(frames: readonly TimedFrame[], now: number, isAwaited: boolean): number {
  const before = isAwaited ? frames.findLast((frame) => frame.isAwaited) : frames.at(-1);
  const paused = before ? before.at + (isAwaited ? pauseMs : restMs) : now;
  const first = frames.at(-mostASecond);
  return Math.max(0, paused - now, first ? first.at + 1_000 - now : 0);
}
