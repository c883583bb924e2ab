import { networkName } from '#web/domain/networks.ts';
import type { People } from '#web/domain/people.ts';
import { duration, exactTime, listed } from '#web/format.ts';
import { isMessageKey, t } from '#web/i18n.ts';
import type { TimelineEvent } from './blocks.ts';
import { kindOf } from './PersonalDataBar.tsx';

type Names = Pick<People, 'nameOf' | 'teamNameOf'>;

/** Who did it, in a word for the start of a sentence. */
export function actorName({ actor }: TimelineEvent, { nameOf }: Names): string {
  if (actor.kind === 'system') return t('timeline.actor.system');
  const known = actor.name ?? (actor.kind === 'agent' ? nameOf(actor.id) : null);
  return known ?? t(actor.kind === 'customer' ? 'timeline.actor.customer' : 'timeline.actor.somebody');
}

/** One sentence about what happened. */
export function eventWords(event: TimelineEvent, names: Names): string {
  const actor = actorName(event, names);
  const detail = readDetail(event.detail);
  switch (event.type) {
    case 'conversation.opened':
      return t('event.opened', { network: networkName(detail.text('network')) });
    case 'conversation.reopened':
      return t('event.reopened');
    case 'conversation.assigned':
      return assignedWords(event, actor, names);
    case 'conversation.status_changed':
      if (detail.text('to') === 'snoozed')
        return detail.text('snoozedUntil')
          ? t('event.snoozed', { actor, when: exactTime(new Date(detail.text('snoozedUntil'))) })
          : t('event.snoozed.answer', { actor });
      if (detail.text('heldBy')) return t('event.held', { actor, name: detail.text('heldBy') });
      return t('event.status', {
        actor,
        from: code('status', detail.text('from')),
        to: code('status', detail.text('to')),
      });
    case 'conversation.set_aside':
      return t('event.set_aside', {
        actor,
        kind: detail.text('kind'),
        reason: detail.text('reason'),
        rule: detail.text('rule'),
      });
    case 'conversation.vanishes_soon':
    case 'conversation.vanishes':
      return t(event.type === 'conversation.vanishes' ? 'event.vanishes' : 'event.vanishes_soon', {
        when: exactTime(new Date(detail.text('vanishesAt') || event.at)),
      });
    case 'conversation.brought_back':
      return t('event.brought_back', { actor, how: detail.text('how') });
    case 'conversation.left_unanswered':
      return t('event.left_unanswered', {
        actor,
        // A bystander's question is a public post too.
        posts: Number(detail.text('posts')) + Number(detail.text('questions')),
        reason: detail.text('reason'),
      });
    case 'conversation.ended_in_public':
      return t('event.ended_in_public', {
        posts: Number(detail.text('posts')),
        answered: Number(detail.text('answered')),
      });
    case 'conversation.question_left':
      return detail.text('reason')
        ? t('event.question_left', {
            actor,
            questions: Number(detail.text('questions')),
            reason: detail.text('reason'),
          })
        : t('event.question_waits', { actor, questions: Number(detail.text('questions')) });
    case 'conversation.invited_in_private':
      return t('event.invited', { actor, when: exactTime(new Date(detail.text('followUpAt') || event.at)) });
    case 'conversation.came_in_private':
      return t('event.came');
    case 'conversation.closing_drafted':
      return t('event.closing_drafted', { number: `#${detail.text('becauseNumber')}` });
    case 'conversation.left_tasks':
      return t('event.left_tasks', { actor, tasks: Number(detail.text('tasks')) });
    case 'acknowledgement.decided':
      return detail.text('withheld')
        ? t('event.acknowledgement.withheld', { reason: detail.text('withheld') })
        : t('event.acknowledgement.said', { when: exactTime(new Date(detail.text('dueAt') || event.at)) });
    case 'task.added':
      return t(event.detail.isPromise === true ? 'event.task.promised' : 'event.task.added', {
        actor,
        when: exactTime(new Date(detail.text('dueAt') || event.at)),
      });
    case 'task.changed':
      return detail.text('dueAt')
        ? t('event.task.moved', { actor, when: exactTime(new Date(detail.text('dueAt'))) })
        : t('event.task.changed', { actor });
    case 'task.done':
      return t(event.detail.done === false ? 'event.task.opened' : 'event.task.done', { actor });
    case 'task.removed':
      return t(event.detail.removed === false ? 'event.task.restored' : 'event.task.removed', { actor });
    case 'conversation.priority_changed':
      return t('event.priority', {
        actor,
        from: code('priority', detail.text('from')),
        to: code('priority', detail.text('to')),
      });
    case 'conversation.tier_changed':
      return tierWords(actor, readDetail(event.detail));
    case 'conversation.categorised':
      return t('event.categorised', { name: detail.text('name') });
    case 'clock.breached':
      return t('event.clock.breached', { kind: code('clock', detail.text('kind')) });
    case 'verdict.corrected':
      return t(event.detail.takenBack === true ? 'event.verdict.taken_back' : 'event.verdict.corrected', {
        actor,
        task: detail.text('task'),
      });
    case 'conversation.triaged':
      return t('event.triaged', { to: detail.text('to') });
    case 'triage.overridden':
      return t(event.detail.takenBack === true ? 'event.triage.taken_back' : 'event.triage.overridden', {
        actor,
        to: detail.text('to'),
      });
    case 'clock.recomputed':
      return recomputedWords(
        code('clock', detail.text('kind')),
        detail.text('dueAt'),
        Number(detail.text('toMinutes')),
      );
    case 'page.started':
      return t('event.page.started', { actor, name: detail.text('name') || 'none' });
    case 'page.told':
      return calledWords(detail.list('people'), names);
    case 'page.acknowledged':
      return t('event.page.acknowledged', { actor });
    case 'page.given_back':
      return t('event.page.given_back', { actor });
    case 'page.unanswered':
      return t('event.page.unanswered');
    case 'page.ended':
      return t('event.page.ended');
    case 'escalation.asked':
    case 'escalation.reminded':
    case 'escalation.seen':
    case 'escalation.answered':
    case 'escalation.unanswered':
    case 'escalation.withdrawn':
      return escalationWords(event, actor);
    case 'conversation.tagged':
      return taggedWords(actor, detail.list('added'), detail.list('removed'));
    case 'conversation.linked':
      return t('event.linked', { actor });
    case 'conversation.merged':
      return t('event.merged', { actor, number: detail.text('intoNumber') });
    case 'conversation.absorbed':
      return t('event.absorbed', { actor, numbers: numbered(detail.list('fromNumbers')) });
    case 'conversation.merge_undone':
      return t('event.merge_undone', { actor, numbers: numbered(detail.list('otherNumbers')) });
    case 'conversation.split':
      return t('event.split', { actor, number: detail.text('intoNumber') });
    case 'conversation.split_off':
      return t('event.split_off', { actor, number: detail.text('fromNumber') });
    case 'conversation.split_undone':
      return t('event.split_undone', { actor, number: detail.text('otherNumber') });
    case 'conversation.related':
      return t('event.related', { actor, number: detail.text('otherNumber'), kind: detail.text('kind') });
    case 'conversation.unrelated':
      return t('event.unrelated', { actor, number: detail.text('otherNumber') });
    case 'matter.dismissed':
      return t(event.detail.dismissed === false ? 'event.undismissed' : 'event.dismissed', {
        actor,
        number: detail.text('otherNumber'),
      });
    case 'message.received':
      return t('event.received', { stage: detail.text('stage') });
    case 'message.found':
      return t('event.found', { stage: detail.text('stage') });
    case 'message.corrected':
      return t('event.corrected', {
        actor,
        minutes: Math.round(Number(event.detail.stoodMs ?? 0) / 60_000),
        stage: detail.text('stage'),
        reason: detail.text('reason'),
        note: detail.text('note') || 'none',
      });
    case 'message.edited':
      return t('event.edited', { actor });
    case 'message.deleted':
      return t('event.deleted', { by: detail.text('by') });
    case 'message.personal_data_seen':
      return t('event.personal_data_seen', { kinds: listed(detail.list('kinds').map(kindOf)) });
    case 'message.cut':
      return t('event.cut', { kinds: listed(detail.list('kinds').map(kindOf)) });
    case 'danger.found':
      return t('event.danger_found', {
        kinds: listed(detail.list('kinds').map((kind) => t('event.danger_kind', { kind }))),
      });
    case 'danger.joined':
      return t('event.danger_joined', {
        number: numbered([detail.text('fromNumber')]),
        kinds: listed(detail.list('kinds').map((kind) => t('event.danger_kind', { kind }))),
      });
    case 'danger.ended':
      return t('event.danger_ended', { actor, outcome: detail.text('outcome'), note: detail.text('note') || 'none' });
    case 'disclosure.asked':
      return t('event.disclosure_asked', { actor, authority: detail.text('authority') });
    case 'disclosure.decided':
      return t('event.disclosure_decided', {
        actor,
        authority: detail.text('authority'),
        decision: detail.text('decision'),
      });
    case 'attachment.looked_at':
      return t('event.looked_at', { actor, reason: detail.text('reason') || 'none' });
    case 'attachment.identity_marked':
      return t('event.identity_marked', { actor, marked: String(event.detail.marked !== false) });
    case 'message.hidden':
      return t(event.detail.hidden === false ? 'event.unhidden' : 'event.hidden', { actor });
    case 'message.captured':
    case 'message.answered_there':
      return t(event.type === 'message.captured' ? 'event.captured' : 'event.answered_there', {
        actor,
        network: networkName(detail.text('network')),
      });
    case 'message.reacted':
      return t('event.reacted', { sign: detail.text('sign') || 'none' });
    case 'message.liked':
      return t(event.detail.liked === false ? 'event.unliked' : 'event.liked', { actor });
    case 'message.sent':
      return t('event.sent', { stage: detail.text('stage') });
    case 'profile.blocked':
      return t(event.detail.blocked === false ? 'event.unblocked' : 'event.blocked', { actor });
    case 'profile.muted':
      return t(event.detail.muted === false ? 'event.unmuted' : 'event.muted', { actor });
    case 'note.added':
      return t('event.note', { actor });
    case 'ticket_form.made':
      return t('event.form.made', { actor });
    case 'ticket_form.sent':
      return t('event.form.sent');
    case 'mail.begun':
      return t('event.mail.begun', { actor, subject: detail.text('subject') });
    case 'call.logged':
    case 'call.changed':
    case 'call.removed':
      return t('event.call', { actor, did: event.type.slice('call.'.length) });
    case 'macro.ran':
      return t('event.macro', {
        actor,
        name: detail.text('name'),
        done: Number(detail.text('done')),
        steps: Number(detail.text('steps')),
      });
    case 'macro.undone':
      return t('event.macro.undone', { actor });
    case 'dispatch.queued':
      return t('event.queued', { actor });
    case 'dispatch.refused':
      return t('event.refused', { actor });
    case 'dispatch.published_personal_data':
      return t('event.published_personal_data', { actor, reason: detail.text('reason') });
    case 'approval.asked':
      return t('event.approval.asked', { actor });
    case 'approval.given':
      return t('event.approval.given', { actor, comment: detail.text('comment') || 'none' });
    case 'approval.refused':
      return t('event.approval.refused', { actor, comment: detail.text('comment') || 'none' });
    case 'approval.reminded':
    case 'approval.late':
      return t(`event.${event.type}`, {
        count: Number(event.detail.told),
        when: exactTime(new Date(detail.text('dueAt'))),
      });
    case 'approval.expired':
      return t('event.approval.expired');
    case 'approval.void':
      return t('event.approval.void', { actor });
    case 'verification.asked':
      return t('event.verification.asked', { actor, way: detail.text('way') });
    case 'verification.met':
      return t('event.verification.met', {
        way: detail.text('way'),
        when: exactTime(new Date(detail.text('until'))),
      });
    case 'verification.failed':
      return t('event.verification.failed', { reason: detail.text('reason') });
    case 'verification.voided':
      return t('event.verification.voided', { actor, reason: detail.text('reason') });
    case 'verification.system_changed':
      return t('event.verification.system_changed', { actor, removed: String(event.detail.removed === true) });
    case 'contact.preference_changed':
      return t('event.contact_preference', { actor });
    case 'contact.stopped':
      return t('event.contact_stopped', { actor, stopped: String(event.detail.stopped === true) });
    case 'agent.linked':
      return t('event.agent_linked', { actor, linked: String(event.detail.linked !== false) });
    case 'agent.shielded':
      return t('event.agent_shielded', { actor });
    case 'dispatch.cancelled':
      return t('event.cancelled', { actor });
    case 'dispatch.failed':
      return t('event.failed', { message: detail.text('message') });
    case 'dispatch.unknown':
      return t('event.unknown', { message: detail.text('message') });
    case 'dispatch.settled':
      return t('event.settled', { actor, decision: detail.text('decision') });
    default:
      return t('event.other', { actor, type: event.type });
  }
}

/** What became of a question that was put to a group of stakeholders. */
function escalationWords({ type, detail }: TimelineEvent, actor: string): string {
  const { text } = readDetail(detail);
  const group = text('group');
  switch (type) {
    case 'escalation.asked':
      return t('event.escalation.asked', { actor, group, question: text('question') || 'none' });
    case 'escalation.reminded':
      return t('event.escalation.reminded', { group });
    case 'escalation.seen':
      return t(detail.seen === false ? 'event.escalation.unseen' : 'event.escalation.seen', { actor, group });
    case 'escalation.answered':
      return t('event.escalation.answered', { actor, group });
    case 'escalation.unanswered':
      return t('event.escalation.unanswered', { group });
    default:
      return t(detail.withdrawn === false ? 'event.escalation.again' : 'event.escalation.withdrawn', { actor, group });
  }
}

function assignedWords(event: TimelineEvent, actor: string, { nameOf, teamNameOf }: Names): string {
  const detail = readDetail(event.detail);
  const to = detail.text('to');
  const team = detail.text('team');
  const because = detail.text('because');
  const [rule, name] = [detail.text('rule'), nameOf(to) ?? t('timeline.note.somebody')];
  if (because && !rule)
    return t('event.left', { because, name: nameOf(detail.text('from')) ?? t('timeline.note.somebody') });
  if (because && to) return t(because === 'knows' ? 'event.assigned.knows' : 'event.assigned.rule', { rule, to: name });
  if (because && team) return t('event.assigned.rule.team', { rule, team: teamNameOf(team) ?? '' });
  if (to && to === event.actor.id) return t('event.assigned.self', { actor });
  if (to) return t('event.assigned', { actor, to: name });
  if (team) return t('event.assigned.team', { actor, team: teamNameOf(team) ?? '' });
  return t('event.unassigned', { actor });
}

function tierWords(actor: string, detail: ReturnType<typeof readDetail>): string {
  const [tier, rule, reason] = [detail.text('to'), detail.text('rule'), detail.text('reason')];
  if (rule) return t('event.tier.rule', { rule, tier });
  return reason ? t('event.tier', { actor, tier, reason }) : t('event.tier.plain', { actor, tier });
}

function calledWords(people: readonly string[], { nameOf }: Names): string {
  if (people.length === 0) return t('event.page.told.nobody');
  return t('event.page.told', { names: listed(people.map((id) => nameOf(id) ?? t('timeline.note.somebody'))) });
}

function taggedWords(actor: string, added: string[], removed: string[]): string {
  const name = (tags: string[]) => tags.map((tag) => `#${tag}`).join(', ');
  if (added.length === 0) return t('event.untagged', { actor, tags: name(removed) });
  if (removed.length === 0) return t('event.tagged', { actor, tags: name(added) });
  return t('event.retagged', { actor, added: name(added), removed: name(removed) });
}

const numbered = (numbers: readonly string[]) => numbers.map((number) => `#${number}`).join(', ');

/** The detail is whatever the event kept; what is missing (erased) reads as nothing. */
function readDetail(detail: Record<string, unknown>) {
  return {
    text: (name: string): string =>
      typeof detail[name] === 'string' || typeof detail[name] === 'number' ? String(detail[name]) : '',
    list: (name: string): string[] => (Array.isArray(detail[name]) ? detail[name].map(String) : []),
  };
}

function recomputedWords(kind: string, dueAt: string, minutes: number): string {
  if (dueAt) return t('event.clock.recomputed', { kind, when: exactTime(new Date(dueAt)) });
  return t('event.clock.recomputed.paused', { kind, time: duration(minutes * 60_000) });
}

function code(kind: 'status' | 'priority' | 'clock', value: string): string {
  const key = kind === 'clock' ? `clock.kind.${value}` : `conversation.${kind}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}
