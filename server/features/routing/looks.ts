import type { EventType } from '#contract/events.ts';
import type { SeenEvent } from '#server/events/subscriber.ts';

/** After these the rules are asked about a conversation, if it is nobody's. */
const askingTypes: readonly EventType[] = [
  'message.received',
  'conversation.opened',
  'conversation.reopened',
  'conversation.status_changed',
  'conversation.assigned',
  'conversation.priority_changed',
  'conversation.categorised',
  'conversation.understood',
  'verdict.corrected',
  'conversation.tagged',
  'conversation.tier_changed',
  'conversation.merge_undone',
  'conversation.split_off',
];
/** After these somebody may be able to take more. */
const freeingTypes: readonly EventType[] = [
  'conversation.status_changed',
  'conversation.assigned',
  'conversation.merged',
  'agent.attendance_changed',
  'agent.skills_changed',
  'agent.joined',
  'agent.reactivated',
  'agent.unshielded',
  'agent.role_changed',
  'team.members_changed',
];
/** After these what somebody holds may go back. */
const leavingTypes: readonly EventType[] = ['agent.attendance_changed', 'agent.deactivated', 'agent.shielded'];

/** After these the rules look at something. */
export const lookTypes: readonly EventType[] = [...new Set([...askingTypes, ...freeingTypes, ...leavingTypes])];

type Seen = Pick<SeenEvent, 'type' | 'actorKind'>;

const isOf =
  (types: readonly EventType[]) =>
  ({ type }: Seen) =>
    types.some((one) => one === type);

/** Pure: the rules are asked about its conversation. */
export const isAsking = isOf(askingTypes);

/** Pure: what somebody holds may go back. */
export const isLeaving = isOf(leavingTypes);

/** Pure: somebody may be able to take more. What a rule gave, or who left gave back, frees nobody. */
export const isFreeing = (event: Seen): boolean =>
  isOf(freeingTypes)(event) && !(event.type === 'conversation.assigned' && event.actorKind === 'system');
