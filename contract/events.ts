import * as z from 'zod/mini';
import { ClockKind } from './clock.ts';
import { QuestionReason } from './closing.ts';
import { Id, Instant, Stage } from './common.ts';
import { ConsentPurpose } from './consent.ts';
import { UnansweredReason } from './conversation.ts';
import { CorrectionReason, CorrectionWay } from './correction.ts';
import { ConversationStatus, Priority } from './filter.ts';
import { NoticeKind, NoticeUrgency } from './notification.ts';
import { WithheldReason } from './out-of-hours.ts';
import { OwnKind } from './own-way.ts';
import { RoleKey } from './permissions.ts';
import { AnswerWay } from './stakeholder.ts';
import { AsideEnd, AsideKind, AsideReason } from './stranger.ts';
import { CallWay, DispatchState } from './timeline.ts';
import { TriageDecision } from './triage-policy.ts';
import { VerificationEnd, VerificationWay } from './verification.ts';
import { VerificationLevel } from './verification-policy.ts';
import { Audience } from './view.ts';
import { Skills, Tier, WorkState } from './work.ts';

const none = z.object({});
const text = z.string();
const ofWay = z.object({ service: z.string(), name: z.string() });

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
  /** Threatened: out of sight; how much goes back, and how many accounts of theirs were disconnected. */
  'agent.shielded': z.object({ conversations: z.number(), channels: z.number() }),
  'agent.unshielded': none,
  'agent.reactivated': none,
  'agent.attendance_changed': z.object({ from: WorkState, to: WorkState, backAt: z.nullable(Instant) }),
  'agent.skills_changed': z.object({
    changed: z.array(text),
    /** What it was, so that the past can be lived again. */
    before: z.optional(z.partial(Skills)),
  }),
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
  'channel.halted': none,
  'channel.resumed': z.object({ since: Instant }),
  /** A message of a stranger is waited for, and came: strangers can write to it. */
  'channel.proof_asked': none,
  'channel.deletion_asked': none,
  'channel.proven': none,
  /** Its owners were told; `days` until its credentials end. */
  'channel.warned': z.object({ what: text, days: z.nullable(z.number()) }),
  /** Whose own account it is; null for the brand's. */
  'channel.speaker_changed': z.object({ agent: z.nullable(Id) }),
  'conversation.opened': z.object({ network: text }),
  'conversation.reopened': z.object({ from: ConversationStatus }),
  'conversation.assigned': z.object({
    from: z.nullable(Id),
    to: z.nullable(Id),
    team: z.nullable(Id),
    /** Why, when no person did it: a rule gave it, or who had it left. */
    because: z.optional(z.enum(['rule', 'knows', 'away', 'off_shift', 'deactivated', 'shielded'])),
    /** The routing rule's name. */
    rule: z.optional(text),
  }),
  'conversation.tier_changed': z.object({
    from: Tier,
    to: Tier,
    /** In the words of who moved it. */
    reason: z.optional(text),
    /** The routing rule's name, when no person did it. */
    rule: z.optional(text),
  }),
  'conversation.status_changed': z.object({
    from: ConversationStatus,
    to: ConversationStatus,
    snoozedUntil: z.optional(Instant),
    heldBy: z.optional(text),
    reason: z.optional(text),
  }),
  /** In no queue any more, and kept; `rule` is the rule's name. */
  'conversation.set_aside': z.object({ kind: AsideKind, reason: AsideReason, rule: z.optional(text) }),
  'conversation.brought_back': z.object({ kind: AsideKind, how: AsideEnd }),
  /** A week's sample waits to be judged; one of it was, or that was taken back (null). */
  'aside_sample.drawn': z.object({ week: text, count: z.number() }),
  'aside_sample.judged': z.object({ isCustomer: z.nullable(z.boolean()) }),
  /** Something unanswered in it vanishes: its priority was to rise, then people were to be called. */
  'conversation.vanishes_soon': z.object({ vanishesAt: Instant }),
  'conversation.vanishes': z.object({ vanishesAt: Instant }),
  'conversation.left_unanswered': z.object({
    posts: z.number(),
    /** Of bystanders. */
    questions: z.optional(z.number()),
    reason: UnansweredReason,
  }),
  /** It was resolved, and so many of its public posts end with our reply. */
  'conversation.ended_in_public': z.object({ posts: z.number(), answered: z.number() }),
  'conversation.question_left': z.object({ questions: z.number(), reason: z.nullable(QuestionReason) }),
  'conversation.invited_in_private': z.object({ followUpAt: Instant }),
  'conversation.came_in_private': none,
  'conversation.closing_drafted': z.object({ because: Id, becauseNumber: z.number() }),
  'conversation.left_tasks': z.object({ tasks: z.number() }),
  'conversation.priority_changed': z.object({ from: Priority, to: Priority }),
  'conversation.categorised': z.object({ from: z.nullable(text), to: text, name: text, policyVersion: z.number() }),
  /** Messages of it were understood; `labels` by task, as they hold. */
  'conversation.understood': z.object({
    model: text,
    head: z.number(),
    read: z.array(z.object({ message: Id, labels: z.record(text, text) })),
  }),
  /** A person said what a verdict should be, or took that back; from what held to what holds now, null for unknown. */
  'verdict.corrected': z.object({ task: text, from: z.nullable(text), to: z.nullable(text), takenBack: z.boolean() }),
  /** What its messages that wait come to; null before anything was decided. */
  'conversation.triaged': z.object({ from: z.nullable(TriageDecision), to: TriageDecision }),
  /** Somebody judged one of the sample without knowing what was decided, or took that back. */
  'triage_sample.judged': z.object({ needsAnswer: z.nullable(z.boolean()) }),
  /** A person decided otherwise, or took that back, so that what the policy says holds again. */
  'triage.overridden': z.object({ from: TriageDecision, to: TriageDecision, takenBack: z.boolean() }),
  'triage_trial.started': z.object({ days: z.number() }),
  'triage_trial.ended': z.object({ outcome: text, changed: z.number() }),
  /** A new version of the workspace's own model judges from now on. */
  'model.learned': z.object({ version: z.number(), corrections: z.number() }),
  /** A person went back to a version, 0 for none, and holds it; or lets it learn again. */
  'model.held': z.object({ version: z.number() }),
  'model.released': none,
  'model.rerun_started': z.object({ days: z.number(), preview: z.boolean() }),
  'model.rerun_ended': z.object({ outcome: text, messages: z.number(), changed: z.number() }),
  'conversation.tagged': z.object({ added: z.array(text), removed: z.array(text) }),
  'conversation.followed': z.object({ agent: Id }),
  'conversation.unfollowed': z.object({ agent: Id }),
  'conversation.linked': z.object({ other: Id, reason: text }),
  'view.created': z.object({ name: text, audience: Audience }),
  'view.changed': z.object({ changed: z.array(text) }),
  'view.moved': z.object({ order: z.array(Id) }),
  'view.deleted': none,
  'view.restored': none,
  'saved_reply.created': z.object({ title: text, audience: Audience }),
  'saved_reply.changed': z.object({ changed: z.array(text) }),
  'saved_reply.deleted': none,
  'saved_reply.restored': none,
  /** A second person let it be used, or took that back. */
  'saved_reply.released': z.object({ released: z.boolean() }),
  'macro.created': z.object({ name: text, audience: Audience }),
  'macro.changed': z.object({ changed: z.array(text) }),
  'macro.deleted': none,
  'macro.restored': none,
  'macro.ran': z.object({ run: Id, name: text, done: z.number(), steps: z.number() }),
  'macro.undone': z.object({ run: Id, undone: z.number(), left: z.number() }),
  'saved_reply.imported': z.object({ created: z.number(), changed: z.number() }),
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
  /** Something wrong of ours is put right; `stoodMs`: how long it could be read until then. */
  'message.corrected': z.object({
    way: CorrectionWay,
    reason: CorrectionReason,
    note: text,
    stage: Stage,
    stoodMs: z.number(),
  }),
  'message.personal_data_seen': z.object({ kinds: z.array(text) }),
  /** Secrets were taken from everything that is kept of it. */
  'message.cut': z.object({ kinds: z.array(text) }),
  'message.deleted': z.object({ by: z.enum(['author', 'network', 'us']) }),
  'message.hidden': z.object({ hidden: z.boolean() }),
  /** Somebody wrote it down from an app that lets no program in; or said that they answered it there. */
  'message.captured': z.object({ network: text }),
  'message.answered_there': z.object({ network: text }),
  /** `sign` null: taken back. */
  'message.reacted': z.object({ sign: z.nullable(text) }),
  'message.liked': z.object({ liked: z.boolean() }),
  'message.sent': z.object({ dispatch: Id, stage: Stage }),
  'profile.blocked': z.object({ blocked: z.boolean(), channel: Id }),
  'profile.muted': z.object({ muted: z.boolean(), channel: Id }),
  'attachment.settled': z.object({ state: text }),
  /** The cover was taken from a picture of a customer. */
  'attachment.looked_at': z.object({ reason: text }),
  'attachment.identity_marked': z.object({ marked: z.boolean() }),
  'note.added': z.object({ mentions: z.array(Id) }),
  'acknowledgement.decided': z.object({
    dueAt: Instant,
    withheld: z.nullable(WithheldReason),
    policyVersion: z.number(),
  }),
  'note.taken_back': none,
  'call.logged': z.object({ way: CallWay, direction: z.enum(['in', 'out']) }),
  'call.changed': none,
  'call.removed': none,
  'ticket_form.made': z.object({ expiresAt: Instant }),
  'ticket_form.sent': none,
  'mail.begun': z.object({ subject: text }),
  'task.added': z.object({ owner: Id, dueAt: Instant, isPromise: z.boolean() }),
  'task.changed': z.object({ changed: z.array(text), dueAt: z.optional(Instant) }),
  'task.done': z.object({ done: z.boolean() }),
  'task.snoozed': z.object({ until: z.nullable(Instant) }),
  'task.removed': z.object({ removed: z.boolean() }),
  'task.due': z.object({ owner: Id, dueAt: Instant }),
  'dispatch.queued': z.object({ verb: text, stage: z.nullable(Stage), channel: Id }),
  'dispatch.refused': z.object({ verb: text, checks: z.array(text) }),
  'dispatch.published_personal_data': z.object({ kinds: z.array(text), reason: text }),
  'approval.asked': z.object({ dispatch: Id, checks: z.array(text) }),
  'approval.given': z.object({ dispatch: Id, comment: text }),
  'approval.refused': z.object({ dispatch: Id, comment: text }),
  'approval.reminded': z.object({ dueAt: Instant, told: z.number() }),
  'approval.late': z.object({ dueAt: Instant, told: z.number() }),
  'approval.expired': none,
  'approval.void': none,
  'verification.asked': z.object({ way: VerificationWay, level: VerificationLevel }),
  'verification.met': z.object({ way: VerificationWay, level: VerificationLevel, until: Instant }),
  'verification.failed': z.object({ way: VerificationWay, reason: VerificationEnd }),
  'verification.voided': z.object({ reason: VerificationEnd }),
  'verification.system_changed': z.object({ host: text, removed: z.boolean() }),
  'agent.linked': z.object({ other: Id, linked: z.boolean() }),
  'dispatch.cancelled': none,
  'dispatch.delayed': z.object({ kind: text, message: text, until: Instant }),
  'dispatch.held': z.object({ message: text }),
  'dispatch.failed': z.object({ kind: text, message: text }),
  'dispatch.unknown': z.object({ message: text }),
  'dispatch.settled': z.object({ state: DispatchState, decision: text }),
  'clock.started': z.object({ kind: ClockKind, minutes: z.number(), dueAt: z.nullable(Instant) }),
  'clock.paused': z.object({ kind: ClockKind, by: text, leftMs: z.number() }),
  'clock.resumed': z.object({ kind: ClockKind, dueAt: z.nullable(Instant) }),
  'clock.stopped': z.object({ kind: ClockKind, outcome: z.enum(['met', 'late', 'dropped']) }),
  'clock.recomputed': z.object({
    kind: ClockKind,
    fromMinutes: z.number(),
    toMinutes: z.number(),
    fromDueAt: z.nullable(Instant),
    dueAt: z.nullable(Instant),
  }),
  'clock.warned': z.object({ kind: ClockKind, dueAt: Instant }),
  'clock.breached': z.object({ kind: ClockKind, dueAt: Instant }),
  'notice.told': z.object({ kind: NoticeKind, urgency: NoticeUrgency }),
  'notice.unreached': none,
  'notice.reached': none,
  'notice.silence_settled': none,
  'notification.choice_changed': none,
  'own_way.added': z.object({ kind: OwnKind }),
  'own_way.removed': z.object({ kind: OwnKind }),
  'way.added': ofWay,
  'way.changed': ofWay,
  'way.switched_on': ofWay,
  'way.switched_off': ofWay,
  'way.removed': ofWay,
  'policy.drafted': z.object({ kind: text, version: z.number() }),
  'policy.draft_discarded': z.object({ kind: text, version: z.number() }),
  'policy.scheduled': z.object({ kind: text, version: z.number(), at: Instant }),
  'policy.unscheduled': z.object({ kind: text, version: z.number() }),
  'policy.activated': z.object({ kind: text, version: z.number(), replaced: z.number() }),
  'page.started': z.object({ name: text, on: text, policyVersion: z.number() }),
  'page.told': z.object({ step: z.number(), people: z.array(Id) }),
  'page.acknowledged': z.object({ byLink: z.boolean() }),
  'page.given_back': none,
  'page.unanswered': none,
  'page.ended': z.object({ reason: text }),
  'escalation.asked': z.object({ group: text, question: text, people: z.number() }),
  'escalation.reminded': z.object({ group: text, people: z.number() }),
  'escalation.seen': z.object({ group: text, seen: z.boolean(), byLink: z.boolean() }),
  'escalation.answered': z.object({ group: text, note: Id, way: AnswerWay }),
  'escalation.unanswered': z.object({ group: text }),
  'escalation.withdrawn': z.object({ group: text, withdrawn: z.boolean() }),
  'stakeholder_group.created': z.object({ name: text }),
  'stakeholder_group.changed': z.object({ name: text, changed: z.array(text) }),
  'stakeholder_group.removed': z.object({ name: text, removed: z.boolean() }),
  /** A life is in danger, as a customer said it, by these words of the lists. */
  'danger.found': z.object({ kinds: z.array(text), words: z.array(text), by: z.enum(['words', 'model', 'person']) }),
  /** Another conversation became part of this one, and its danger of the one that stood here. */
  'danger.joined': z.object({ danger: Id, kinds: z.array(text), fromNumber: z.number() }),
  'danger.ended': z.object({ outcome: text, note: text }),
  /** Something grows faster than usual. */
  'emerging.found': z.object({ count: z.number(), usual: z.number(), people: z.number() }),
  /** Back to usual. */
  'emerging.closed': none,
  'emerging.taken': z.object({ taken: z.boolean() }),
  'emerging.dismissed': z.object({ reason: text, dismissed: z.boolean() }),
  'emerging.named': z.object({ theme: text, named: z.boolean() }),
  'emerging.quiet_lifted': z.object({ kind: text }),
  /** Past messages get a theme that is new or was split off, or no longer. */
  'theme.relabel_asked': z.object({ what: z.enum(['start', 'cancel', 'undo']), theme: text }),
  'theme.relabelled': z.object({ theme: text, outcome: text, messages: z.number() }),
  'theme.suggestion_declined': z.object({ declined: z.boolean() }),
  'disclosure.asked': z.object({ authority: text }),
  'disclosure.decided': z.object({ authority: text, decision: z.enum(['given', 'refused']), comment: text }),
  'handover.made_ready': z.object({ rota: Id, from: Id, to: z.nullable(Id), at: Instant }),
  'handover.confirmed': z.object({
    confirmed: z.boolean(),
    conversations: z.array(Id),
    pages: z.array(Id),
    tasks: z.array(Id),
  }),
  'rota.created': z.object({ name: text }),
  'rota.changed': z.object({ changed: z.array(text) }),
  'rota.removed': z.object({ removed: z.boolean() }),
  'rota.overridden': z.object({ agent: Id, from: Instant, to: Instant }),
  'rota.override_removed': z.object({ override: Id, removed: z.boolean() }),
  'rota.swap_asked': z.object({ swap: Id, of: Id, from: Instant, to: Instant }),
  'rota.swap_answered': z.object({ swap: Id, state: text }),
  'rota.feed_made': none,
  'simulation.started': z.object({ kinds: z.array(text), from: Instant, to: Instant }),
  'simulation.finished': z.object({ conversations: z.number(), outcome: z.enum(['done', 'cancelled', 'failed']) }),
  'bulk.started': z.object({ kind: text, total: z.number() }),
  'bulk.finished': z.object({ changed: z.number(), skipped: z.number(), cancelled: z.boolean() }),
  'figure.imported': z.object({ created: z.number(), changed: z.number() }),
  'figure.removed': z.object({ way: text, months: z.number() }),
  'contact.changed': z.object({ changed: z.array(text) }),
  'contact.noted': z.object({ note: Id, removed: z.boolean() }),
  'contact.consent_recorded': z.object({ consent: Id, purpose: text, way: text, given: z.boolean() }),
  'contact.consent_struck': z.object({ consent: Id, struck: z.boolean() }),
  /** A person asked by private message for no more, or for more again. */
  'contact.stopped': z.object({ stopped: z.boolean(), purposes: z.array(ConsentPurpose) }),
  /** How a person wants to be written to; by themselves where a message said so. */
  'contact.preference_changed': z.object({ changed: z.array(z.enum(['way', 'language', 'quiet'])) }),
  'contact.merged': z.object({ from: Id, profiles: z.number() }),
  'contact.merge_undone': z.object({ from: Id, merge: Id }),
  'contact.split': z.object({ profile: Id, to: Id }),
  'contact.erased': z.record(text, z.number()),
  'contact.exported': z.object({ personal: z.boolean() }),
  'contact_field.created': z.object({ name: text, kind: text }),
  'contact_field.changed': z.object({ changed: z.array(text) }),
  'conversation.erased': none,
  'delivery.failed': z.object({ reason: text }),
  'delivery.replayed': z.object({ count: z.number() }),
  'audit.exported': z.object({ events: z.number() }),
  'personal_data.read': z.object({ what: text }),
} as const;

export type EventType = keyof typeof eventTypes;
export type EventDetail<T extends EventType> = z.output<(typeof eventTypes)[T]>;
