import * as z from 'zod/mini';
import { Id, Instant, Stage } from './common.ts';
import { ConversationStatus, DispatchState, Priority } from './conversation.ts';
import { RoleKey } from './permissions.ts';
import { Audience } from './view.ts';

const none = z.object({});
const text = z.string();

/**
 * Everything that can happen, in the past tense, with the shape of its detail.
 * The event itself holds only our own ids and codes; the detail is stored apart, salted and erasable.
 */
export const eventTypes = {
  'workspace.created': z.object({ name: text, kind: z.enum(['live', 'practice', 'generated']) }),
  'workspace.renamed': z.object({ from: text, to: text }),
  'workspace.second_step_required': z.object({ needed: z.boolean() }),
  'agent.invited': z.object({ role: RoleKey }),
  'agent.invitation_revoked': none,
  'agent.joined': z.object({ name: text, role: RoleKey }),
  'agent.changed': z.object({ changed: z.array(text) }),
  'agent.role_changed': z.object({ from: z.nullable(RoleKey), to: RoleKey }),
  'agent.deactivated': none,
  'agent.reactivated': none,
  'agent.signed_in': none,
  'agent.signed_out': z.object({ everywhere: z.boolean() }),
  'agent.password_reset': none,
  'agent.reset_link_made': none,
  'agent.second_step_on': none,
  'agent.second_step_off': none,
  'agent.second_step_reset': none,
  'agent.recovery_codes_made': z.object({ count: z.number() }),
  'agent.recovery_code_used': z.object({ left: z.number() }),
  'team.created': z.object({ name: text }),
  'team.changed': z.object({ name: text }),
  'team.members_changed': z.object({ added: z.array(Id), removed: z.array(Id) }),
  'api_key.created': z.object({ name: text, scopes: z.array(text) }),
  'api_key.revoked': none,
  'channel.connected': z.object({ network: text, handle: text }),
  'channel.state_changed': z.object({ from: text, to: text, reason: z.nullable(text) }),
  'channel.disconnected': none,
  'conversation.opened': z.object({ network: text }),
  'conversation.reopened': z.object({ from: ConversationStatus }),
  'conversation.assigned': z.object({ from: z.nullable(Id), to: z.nullable(Id), team: z.nullable(Id) }),
  'conversation.status_changed': z.object({
    from: ConversationStatus,
    to: ConversationStatus,
    snoozedUntil: z.optional(Instant),
    reason: z.optional(text),
  }),
  'conversation.priority_changed': z.object({ from: Priority, to: Priority }),
  'conversation.tagged': z.object({ added: z.array(text), removed: z.array(text) }),
  'conversation.followed': z.object({ agent: Id }),
  'conversation.unfollowed': z.object({ agent: Id }),
  'conversation.linked': z.object({ other: Id, reason: text }),
  'view.created': z.object({ name: text, audience: Audience }),
  'view.changed': z.object({ changed: z.array(text) }),
  'view.moved': z.object({ order: z.array(Id) }),
  'view.deleted': none,
  'view.restored': none,
  'conversation.merged': z.object({ merge: Id, into: Id, intoNumber: z.number() }),
  'conversation.absorbed': z.object({ merge: Id, from: z.array(Id), fromNumbers: z.array(z.number()) }),
  'conversation.merge_undone': z.object({ merge: Id, others: z.array(Id), otherNumbers: z.array(z.number()) }),
  'conversation.split': z.object({ split: Id, into: Id, intoNumber: z.number(), messages: z.number() }),
  'conversation.split_off': z.object({ split: Id, from: Id, fromNumber: z.number() }),
  'conversation.split_undone': z.object({ split: Id, other: Id, otherNumber: z.number() }),
  'conversation.related': z.object({ other: Id, otherNumber: z.number(), kind: text }),
  'conversation.unrelated': z.object({ other: Id, otherNumber: z.number() }),
  'matter.proposed': z.object({ proposal: Id, other: Id, reason: text }),
  'matter.dismissed': z.object({ proposal: Id, other: Id, otherNumber: z.number(), dismissed: z.boolean() }),
  'message.received': z.object({ network: text, stage: Stage }),
  'message.found': z.object({ network: text, stage: Stage }),
  'message.edited': z.object({ before: text }),
  'message.deleted': z.object({ by: z.enum(['author', 'network', 'us']) }),
  'message.hidden': z.object({ hidden: z.boolean() }),
  'message.liked': z.object({ liked: z.boolean() }),
  'message.sent': z.object({ dispatch: Id, stage: Stage }),
  'profile.blocked': z.object({ blocked: z.boolean(), channel: Id }),
  'profile.muted': z.object({ muted: z.boolean(), channel: Id }),
  'attachment.settled': z.object({ state: text }),
  'note.added': z.object({ mentions: z.array(Id) }),
  'dispatch.queued': z.object({ verb: text, stage: z.nullable(Stage), channel: Id }),
  'dispatch.refused': z.object({ verb: text, checks: z.array(text) }),
  'dispatch.cancelled': none,
  'dispatch.delayed': z.object({ kind: text, message: text, until: Instant }),
  'dispatch.held': z.object({ message: text }),
  'dispatch.failed': z.object({ kind: text, message: text }),
  'dispatch.unknown': z.object({ message: text }),
  'dispatch.settled': z.object({ state: DispatchState, decision: text }),
  'bulk.started': z.object({ kind: text, total: z.number() }),
  'bulk.finished': z.object({ changed: z.number(), skipped: z.number(), cancelled: z.boolean() }),
  'delivery.failed': z.object({ reason: text }),
  'delivery.replayed': z.object({ count: z.number() }),
  'audit.exported': z.object({ events: z.number() }),
  'personal_data.read': z.object({ what: text }),
} as const;

export type EventType = keyof typeof eventTypes;
export type EventDetail<T extends EventType> = z.output<(typeof eventTypes)[T]>;
