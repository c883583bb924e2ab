import { defaultClockRules } from '#contract/clock.ts';
import { contactSorts } from '#contract/contact-sort.ts';
import { sorts } from '#contract/filter.ts';
import { defaultOutOfHours } from '#contract/out-of-hours.ts';
import { defaultChoice } from '#contract/own-way.ts';
import { asideKinds } from '#contract/stranger.ts';
import { taskLists } from '#contract/task-view.ts';
import { newId } from '#server/db/id.ts';
import { encodeCursor } from '#server/http/pagination.ts';
import type { World } from './world.ts';

/**
 * One request that names something behind a wall. `refused`: it must be answered as if that were not there.
 * `own`: it names nothing and may succeed, but only ever about the caller's own side.
 */
export type Case = {
  expect: 'refused' | 'own';
  /** It is not found from within that workspace either. */
  nowhere?: boolean;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
};

const refused = (parts: Omit<Case, 'expect'> = {}): Case => ({ expect: 'refused', ...parts });
/** Refused also from within: it joins what lies on both sides, or names a picture or token that is none. */
const refusedByAll = (parts: Omit<Case, 'expect'> = {}): Case => ({ expect: 'refused', nowhere: true, ...parts });
const own = (parts: Omit<Case, 'expect'> = {}): Case => ({ expect: 'own', ...parts });

const reply = (world: World, change: object = {}) => ({
  clientKey: newId(),
  stage: 'public',
  text: 'Hello from the other side',
  replyToId: world.conversation.messageId,
  seenVersion: 1,
  ...change,
});

const plan = (agentId: string, teamId: string | null) => {
  const turns = { turnDays: 7, startsOn: '2025-01-01', handover: '09:00', timeZone: 'UTC', hours: null };
  return { name: 'Ours', teamId, calendarId: null, layers: [{ id: 'first', agentIds: [agentId], ...turns }] };
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const tomorrow = { from: inDays(1.2), to: inDays(1.4) };

/** The cases of every endpoint, by method and path; `theirs` is behind the wall, `mine` on the caller's side. */
export function casesOf(theirs: World, mine: World): Record<string, Case[]> {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const inMine = { conversationId: mine.conversation.conversationId };
  const inTheirThread = { ...inTheirs, threadId: theirs.conversation.threadId };
  const aside = { conversationId: theirs.asideId };
  const emerging = { params: { emergingId: theirs.emergingId } };
  const agentId = { params: { agentId: theirs.agent.agentId } };
  const channelId = { params: { channelId: theirs.conversation.channelId } };
  const attachmentId = { params: { attachmentId: theirs.attachmentId } };
  const inRota = { rotaId: theirs.onCall.rotaId };
  const aTemplate = { clientKey: newId(), name: 'order', language: 'en', values: {}, seenVersion: 1, accepted: [] };
  const aCall = {
    way: 'phone',
    direction: 'in',
    at: '2026-01-01T10:00:00.000Z',
    minutes: null,
    whom: 'Lena',
    text: 'Hi',
  };
  const aCapture = {
    ...{ id: newId(), channelId: theirs.conversation.channelId, who: 'lena', stage: 'private', text: 'Hi' },
    ...{ at: aCall.at, shownMinutes: null },
  };
  const aMail = {
    clientKey: newId(),
    to: 'field',
    channelId: theirs.conversation.channelId,
    subject: 'Hello',
    text: 'Hi',
  };
  const inTask = { params: { taskId: theirs.taskId } };
  const task = { text: 'Call back', dueAt: '2100-01-01T00:00:00.000Z' };
  const inView = { params: { viewId: theirs.viewId } };
  const wayId = { params: { wayId: theirs.wayId } };
  const inMacro = { params: { macroId: theirs.macroId } };
  const steps = [{ kind: 'follow', follow: true }];
  const replies = { kind: 'reply', stage: 'public', how: 'send' };
  const inReply = { params: { replyId: theirs.savedReplyId } };
  const variants = [{ network: '', language: '', text: 'Hello {{customer.name|there}}' }];
  const bulkId = { params: { bulkId: theirs.bulkId } };
  const inContact = { contactId: theirs.conversation.contactId };
  const inMyContact = { contactId: mine.conversation.contactId };
  const merge = { version: 1, fromVersion: 1 };
  const password = 'a password long enough';
  const asked = { escalationId: theirs.stakeholders.escalationId };
  const group = () => ({ name: newId(), remindAfterMinutes: null });
  return {
    'GET /api/setup': [own()],
    'POST /api/setup/code': [own({ body: { code: 'AAAA-BBBB-CCCC' } })],
    'POST /api/setup': [
      own({ body: { code: 'AAAA', name: 'Eve', email: 'eve@example.test', password, workspaceName: 'Evil' } }),
    ],
    'POST /api/workspaces': [own({ body: { name: 'Another' } })],
    'PATCH /api/workspace': [own({ body: { name: 'Renamed' } })],
    'PUT /api/workspace/second-step': [own({ body: { needed: false } })],

    'GET /api/session': [own()],
    'POST /api/session': [own({ body: { email: 'nobody@example.test', password } })],
    'DELETE /api/session': [own()],
    'POST /api/session/workspace': [refused({ body: { workspaceId: theirs.workspaceId } })],
    'GET /api/sessions': [own()],
    'DELETE /api/sessions/:sessionId': [refusedByAll({ params: { sessionId: theirs.sessionId } })],
    'DELETE /api/sessions': [own()],
    'PUT /api/session/password': [own({ body: { current: 'x', password } })],
    'PATCH /api/session/agent': [own({ body: { name: 'Me' } })],
    'POST /api/session/second-step': [own({ body: { challenge: theirs.sessionId, code: '123456' } })],
    'GET /api/second-step': [own()],
    'POST /api/second-step': [own({ body: { password } })],
    'POST /api/second-step/confirm': [own({ body: { code: '123456' } })],
    'POST /api/second-step/recovery-codes': [own({ body: { password, code: '123456' } })],
    'POST /api/second-step/off': [own({ body: { password, code: '123456' } })],
    'GET /api/password-resets/:token': [refusedByAll({ params: { token: theirs.sessionId } })],
    'POST /api/password-resets/:token': [refusedByAll({ params: { token: theirs.sessionId }, body: { password } })],

    'GET /api/agents': [own()],
    'GET /api/roles': [own()],
    'PUT /api/agents/:agentId/role': [refused({ ...agentId, body: { role: 'auditor' } })],
    'POST /api/agents/:agentId/deactivate': [refused(agentId)],
    'POST /api/agents/:agentId/reactivate': [refused(agentId)],
    'POST /api/agents/:agentId/password-reset': [refused(agentId)],
    'POST /api/agents/:agentId/second-step/reset': [refused(agentId)],
    'GET /api/staff': [own()],
    'GET /api/staff/me': [own()],
    'PUT /api/staff/me/attendance': [own({ body: { state: 'away' } })],
    'PUT /api/staff/:agentId/attendance': [refused({ ...agentId, body: { state: 'off_shift' } })],
    'PATCH /api/staff': [
      refused({ body: { agentIds: [theirs.agent.agentId], skills: { tier: 3 } } }),
      refusedByAll({ body: { agentIds: [mine.agent.agentId, theirs.agent.agentId], skills: { tier: 3 } } }),
    ],
    'GET /api/teams': [own()],
    'POST /api/teams': [own({ body: { name: 'New team' } })],
    'PATCH /api/teams/:teamId': [
      refused({ params: { teamId: theirs.teamId }, body: { name: 'Taken over' } }),
      refused({ params: { teamId: theirs.teamId }, body: { agentIds: [] } }),
      refusedByAll({ params: { teamId: mine.teamId }, body: { agentIds: [theirs.agent.agentId] } }),
    ],
    'GET /api/invitations': [own()],
    'POST /api/invitations': [refused({ body: { role: 'agent', teamId: theirs.teamId } })],
    'DELETE /api/invitations/:invitationId': [refused({ params: { invitationId: theirs.invitationId } })],
    'GET /api/invites/:token': [refusedByAll({ params: { token: theirs.forgedInvite } })],
    'POST /api/invites/:token': [
      refusedByAll({
        params: { token: theirs.forgedInvite },
        body: { name: 'Eve', email: 'eve@example.test', password },
      }),
    ],
    'POST /api/invites/:token/join': [refusedByAll({ params: { token: theirs.forgedInvite } })],
    'GET /api/api-keys': [own()],
    'POST /api/api-keys': [own({ body: { name: 'Key', scopes: ['inbox.read'] } })],
    'DELETE /api/api-keys/:apiKeyId': [refused({ params: { apiKeyId: theirs.apiKeyId } })],

    'GET /api/networks': [own()],
    'GET /api/networks/practised': [own()],
    'GET /api/channels': [own()],
    'POST /api/channels': [own({ body: { network: 'no such network', settings: {} } })],
    'POST /api/channels/accounts': [own({ body: { network: 'no such network', settings: {} } })],
    'POST /api/channels/sign-in': [
      own({ body: { network: 'no such network', settings: {}, origin: 'http://127.0.0.1' } }),
      refused({
        body: {
          network: 'sandbox',
          settings: {},
          origin: 'http://127.0.0.1',
          channelId: theirs.conversation.channelId,
        },
      }),
    ],
    'POST /api/channels/sign-in/finish': [own({ body: { state: 'begun by nobody', code: 'x' } })],
    'POST /api/channels/:channelId/disconnect': [refused(channelId)],
    'POST /api/channels/:channelId/poll': [refused(channelId)],
    'GET /api/channels/health': [own()],
    'POST /api/channels/:channelId/halt': [refused(channelId)],
    'POST /api/channels/:channelId/resume': [refused(channelId)],
    'POST /api/channels/:channelId/proof': [refused(channelId)],
    'GET /api/channels/:channelId/avatar': [refusedByAll(channelId)],
    'GET /api/profiles/:profileId/avatar': [refusedByAll({ params: { profileId: theirs.conversation.profileId } })],

    'GET /api/ledger': [own()],
    'GET /api/ledger/items': [own(), own({ query: { channelId: theirs.conversation.channelId } })],
    'GET /api/deliveries/:deliveryId': [refused({ params: { deliveryId: theirs.deliveryId } })],
    'POST /api/ledger/replay': [
      own({ body: { outcome: 'failed' } }),
      own({ body: { outcome: 'failed', channelId: theirs.conversation.channelId } }),
    ],
    'GET /api/audit': [
      own(),
      own({ query: { agentId: theirs.agent.agentId } }),
      own({ query: { conversationId: inTheirs.conversationId } }),
    ],
    'GET /api/audit/head': [own()],
    'GET /api/audit/export': [own()],

    'GET /api/conversations': [
      own(),
      own({ query: { view: 'all' } }),
      ...sorts.map((sort) => own({ query: { view: 'all', sort } })),
      own({ query: { filter: JSON.stringify({ team: [theirs.teamId] }) } }),
      own({ query: { filter: JSON.stringify({ assignee: [theirs.agent.agentId] }), sort: 'influence' } }),
      own({ query: { filter: JSON.stringify({ contact: [theirs.conversation.contactId] }) } }),
      own({ query: { filter: JSON.stringify({ channel: [theirs.conversation.channelId], sendingFailed: true }) } }),
    ],
    'GET /api/conversations/:conversationId/clocks': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/verdicts': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/triage': [refused({ params: inTheirs })],
    'PUT /api/messages/:messageId/triage': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { decision: 'answer' } }),
    ],
    'DELETE /api/messages/:messageId/triage': [refused({ params: { messageId: theirs.conversation.messageId } })],
    'GET /api/triage/figures': [own()],
    'GET /api/triage/sample': [own()],
    'GET /api/triage/export': [own()],
    'GET /api/triage/trial': [own()],
    'POST /api/triage/trials': [own({ body: { days: 7, policy: { rules: [] } } })],
    'POST /api/triage/trials/:trialId/cancel': [refused({ params: { trialId: theirs.trialId } })],
    'PUT /api/triage/sample/:messageId': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { needsAnswer: false } }),
    ],
    'GET /api/models': [own()],
    'GET /api/models/corrections': [own()],
    'PUT /api/models/own/version': [own({ body: { version: 0 } })],
    'DELETE /api/models/own/hold': [own()],
    'POST /api/models/reruns': [own({ body: { days: 7, isPreview: true } })],
    'POST /api/models/reruns/:rerunId/cancel': [refused({ params: { rerunId: theirs.rerunId } })],
    'PUT /api/messages/:messageId/verdicts/:task': [
      refused({ params: { messageId: theirs.conversation.messageId, task: 'spam' }, body: { label: 'spam' } }),
    ],
    'DELETE /api/messages/:messageId/verdicts/:task': [
      refused({ params: { messageId: theirs.conversation.messageId, task: 'spam' } }),
    ],
    'GET /api/notices': [own()],
    'GET /api/notices/count': [own()],
    'PUT /api/notices/read': [
      own({ body: { ids: 'all', isRead: true } }),
      own({ body: { ids: [theirs.noticeId], isRead: true } }),
    ],
    'GET /api/notices/unreached': [own()],
    'POST /api/notices/:noticeId/settle': [refused({ params: { noticeId: theirs.noticeId } })],
    'GET /api/notifications/mine': [own()],
    'PUT /api/notifications/mine/choice': [own({ body: { choice: defaultChoice } })],
    'POST /api/notifications/mine/ways': [own({ body: { kind: 'sms', number: '+4915112345678' } })],
    'DELETE /api/notifications/mine/ways/:ownWayId': [refusedByAll({ params: { ownWayId: theirs.ownWayId } })],
    'POST /api/notifications/mine/test': [own()],
    'GET /api/ways': [own()],
    'POST /api/ways': [own({ body: { name: 'Hook', settings: { service: 'webhook', url: 'http://127.0.0.1:9/' } } })],
    'PUT /api/ways/:wayId': [
      refused({ ...wayId, body: { name: 'Taken', settings: { service: 'webhook', url: 'http://127.0.0.1:9/' } } }),
    ],
    'PUT /api/ways/:wayId/on': [refused({ ...wayId, body: { isOn: false } })],
    'DELETE /api/ways/:wayId': [refused({ params: { wayId: theirs.otherWayId } })],
    'POST /api/ways/:wayId/test': [refused({ ...wayId, body: {} })],
    'GET /api/clocks/close-pauses': [own()],
    'GET /api/clocks/departments': [own()],
    'GET /api/policies/:kind': [own({ params: { kind: 'priority' } })],
    'GET /api/policies/:kind/versions/:version': [
      refused({ params: { kind: 'priority', version: theirs.policyVersion } }),
    ],
    'PUT /api/policies/:kind/draft': [
      own({ params: { kind: 'clocks' }, body: { content: { kind: 'clocks', body: defaultClockRules } } }),
    ],
    'DELETE /api/policies/:kind/draft': [own({ params: { kind: 'clocks' } })],
    'POST /api/policies/:kind/versions/:version/activate': [
      refused({ params: { kind: 'priority', version: theirs.policyVersion }, body: { replaces: 0 } }),
    ],
    'DELETE /api/policies/:kind/schedule': [own({ params: { kind: 'calendars' } })],
    'GET /api/handovers': [own()],
    'PUT /api/handovers/:handoverId/confirmed': [
      refused({ params: { handoverId: theirs.onCall.handoverId }, body: { confirmed: true } }),
    ],
    'GET /api/pages': [own()],
    'PUT /api/pages/:pageId/acknowledged': [
      refused({ params: { pageId: theirs.onCall.pageId }, body: { acknowledged: true } }),
      refused({ params: { pageId: theirs.onCall.pageId }, body: { acknowledged: false } }),
    ],
    'POST /api/pages/:pageId/withdraw': [refused({ params: { pageId: theirs.onCall.pageId } })],
    'POST /api/conversations/:conversationId/escalations': [
      refused({ params: inTheirs, body: { to: { kind: 'leads' }, reason: 'Hello' } }),
      refusedByAll({
        params: inMine,
        body: { to: { kind: 'agent', id: theirs.agent.agentId }, reason: 'Hello' },
      }),
      refusedByAll({ params: inMine, body: { to: { kind: 'team', id: theirs.teamId }, reason: 'Hello' } }),
      refusedByAll({ params: inMine, body: { to: { kind: 'rota', id: theirs.onCall.rotaId }, reason: 'Hello' } }),
      refusedByAll({
        params: inMine,
        body: { to: { kind: 'group', id: theirs.stakeholders.groupId }, reason: 'Hello' },
      }),
    ],
    'GET /api/conversations/:conversationId/escalations': [refused({ params: inTheirs })],
    'PUT /api/escalations/:escalationId/withdrawn': [refused({ params: asked, body: { withdrawn: false } })],
    'GET /api/stakeholder-groups': [own()],
    'POST /api/stakeholder-groups': [
      own({ body: { ...group(), people: [] } }),
      refusedByAll({ body: { ...group(), people: [{ agentId: theirs.agent.agentId }] } }),
    ],
    'PUT /api/stakeholder-groups/:groupId': [
      refused({
        params: { groupId: theirs.stakeholders.otherGroupId },
        body: { ...group(), people: [{ agentId: theirs.owner.agentId }], version: 1 },
      }),
      refusedByAll({
        params: { groupId: mine.stakeholders.groupId },
        body: { ...group(), people: [{ agentId: theirs.agent.agentId }], version: 1 },
      }),
    ],
    'PUT /api/stakeholder-groups/:groupId/removed': [
      refused({ params: { groupId: theirs.stakeholders.otherGroupId }, body: { removed: true } }),
    ],
    'GET /api/escalated': [own()],
    'GET /api/escalated/:escalationId': [refused({ params: asked })],
    'GET /api/escalated/:escalationId/attachments/:attachmentId': [
      refusedByAll({ params: { ...asked, attachmentId: theirs.attachmentId } }),
      refusedByAll({
        params: { escalationId: mine.stakeholders.escalationId, attachmentId: theirs.attachmentId },
      }),
    ],
    'PUT /api/escalated/:escalationId/seen': [refused({ params: asked, body: { seen: true } })],
    'POST /api/escalated/:escalationId/answers': [refused({ params: asked, body: { id: newId(), text: 'Yes.' } })],
    'GET /api/escalation-links/:token': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'es_') } }),
    ],
    'POST /api/escalation-links/:token/seen': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'es_') } }),
    ],
    'POST /api/escalation-links/:token/answers': [
      refusedByAll({
        params: { token: theirs.forgedInvite.replace('in_', 'es_') },
        body: { id: newId(), text: 'Yes.' },
      }),
    ],
    'GET /api/page-links/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'pg_') } })],
    'POST /api/page-links/:token/acknowledge': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'pg_') } }),
    ],
    'GET /api/approval-links/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'ap_') } })],
    'POST /api/approval-links/:token/decision': [
      refusedByAll({
        params: { token: theirs.forgedInvite.replace('in_', 'ap_') },
        body: { decision: 'given', seal: '0'.repeat(64) },
      }),
    ],
    'GET /api/identity-links/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'vf_') } })],
    'POST /api/identity-links/:token/confirm': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'vf_') }, body: {} }),
    ],
    'GET /api/conversations/:conversationId/verification': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/verifications': [refused({ params: inTheirs, body: { way: 'system' } })],
    'POST /api/conversations/:conversationId/verification/void': [refused({ params: inTheirs })],
    'GET /api/verification-system': [own()],
    'POST /api/verification-system/test': [own()],
    'PUT /api/verification-system': [own({ body: { url: 'http://127.0.0.1:9/' } })],
    'DELETE /api/verification-system': [own()],
    'POST /api/conversations/:conversationId/ticket-forms': [
      refused({ params: inTheirs, body: { about: 'Hello', language: 'en' } }),
    ],
    'PUT /api/contacts/:contactId/preference': [
      refused({ params: inContact, body: { way: 'phone', language: null, quiet: null } }),
    ],
    'GET /api/figures': [own()],
    'POST /api/figures/import': [
      own({ body: { csv: 'month,way,matters,resolved,exchanges\n2026-01,phone,1,1,1', apply: true } }),
    ],
    'POST /api/figures/remove': [own({ body: { way: 'phone' } })],
    'GET /api/contacts/:contactId/mail-ways': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/mails': [refusedByAll({ params: inContact, body: aMail })],
    'POST /api/contacts/:contactId/mail-files': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/mails/checks': [refusedByAll({ params: inContact, body: aMail })],
    'GET /api/ticket-forms/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'tf_') } })],
    'POST /api/ticket-forms/:token/files': [
      refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'tf_') } }),
    ],
    'POST /api/ticket-forms/:token': [
      refusedByAll({
        params: { token: theirs.forgedInvite.replace('in_', 'tf_') },
        body: { name: 'Lena', email: '', text: 'Hi' },
      }),
    ],
    'GET /api/rotas': [own()],
    'POST /api/rotas': [
      refusedByAll({ body: plan(theirs.agent.agentId, null) }),
      refusedByAll({ body: plan(mine.agent.agentId, theirs.teamId) }),
    ],
    'PUT /api/rotas/:rotaId': [
      refusedByAll({ params: inRota, body: { ...plan(mine.agent.agentId, null), version: 1 } }),
      refusedByAll({
        params: { rotaId: mine.onCall.rotaId },
        body: { ...plan(theirs.agent.agentId, null), version: 1 },
      }),
    ],
    'PUT /api/rotas/:rotaId/removed': [refused({ params: inRota, body: { removed: false } })],
    'POST /api/rotas/:rotaId/overrides': [
      refused({ params: inRota, body: { agentId: theirs.agent.agentId, ...tomorrow } }),
      refusedByAll({ params: { rotaId: mine.onCall.rotaId }, body: { agentId: theirs.agent.agentId, ...tomorrow } }),
    ],
    'PUT /api/rotas/:rotaId/overrides/:overrideId/removed': [
      refused({ params: { ...inRota, overrideId: theirs.onCall.overrideId }, body: { removed: true } }),
      refusedByAll({
        params: { rotaId: mine.onCall.rotaId, overrideId: theirs.onCall.overrideId },
        body: { removed: true },
      }),
    ],
    'POST /api/rotas/:rotaId/swaps': [
      refused({ params: inRota, body: { askedOf: theirs.agent.agentId, ...tomorrow, back: null } }),
      refusedByAll({
        params: { rotaId: mine.onCall.rotaId },
        body: { askedOf: theirs.agent.agentId, ...tomorrow, back: null },
      }),
    ],
    'PUT /api/rotas/:rotaId/swaps/:swapId': [
      refused({ params: { ...inRota, swapId: theirs.onCall.swapId }, body: { state: 'withdrawn' } }),
      refusedByAll({
        params: { rotaId: mine.onCall.rotaId, swapId: theirs.onCall.swapId },
        body: { state: 'accepted' },
      }),
    ],
    'POST /api/rotas/:rotaId/feed': [refused({ params: inRota })],
    'GET /api/rota-feeds/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'cal_') } })],
    'POST /api/simulations': [
      own({
        body: {
          from: '2025-11-01T00:00:00.000Z',
          to: '2025-11-02T00:00:00.000Z',
          timeZone: 'UTC',
          kinds: ['priority'],
        },
      }),
    ],
    'GET /api/simulations': [own()],
    'GET /api/simulations/:simulationId': [refused({ params: { simulationId: theirs.simulationId } })],
    'POST /api/simulations/:simulationId/cancel': [refused({ params: { simulationId: theirs.simulationId } })],
    'POST /api/simulations/preview': [
      own({
        body: {
          content: { kind: 'clocks', body: defaultClockRules },
          from: '2025-11-01T00:00:00.000Z',
          to: '2025-11-02T00:00:00.000Z',
          timeZone: 'UTC',
        },
      }),
    ],
    'GET /api/contacts': [
      own(),
      ...contactSorts.map((sort) => own({ query: { sort } })),
      own({ query: { q: 'Order' } }),
      own({ query: { field: theirs.fieldKey, value: 'x' } }),
    ],
    'GET /api/contacts/export': [own(), own({ query: { field: theirs.fieldKey, value: 'x' } })],
    'GET /api/contacts/:contactId': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/conversations': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/standings': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/influence': [refused({ params: inContact })],
    'GET /api/contacts/:contactId/lookalikes': [refused({ params: inContact })],
    'PATCH /api/contacts/:contactId': [refused({ params: inContact, body: { version: 1, name: 'Taken over' } })],
    'POST /api/contacts/:contactId/notes': [refused({ params: inContact, body: { text: 'Hello' } })],
    'PUT /api/contacts/:contactId/notes/:noteId/removed': [
      refused({ params: { ...inContact, noteId: theirs.contactNoteId }, body: { removed: true } }),
      refusedByAll({ params: { ...inMyContact, noteId: theirs.contactNoteId }, body: { removed: true } }),
    ],
    'POST /api/contacts/:contactId/consents': [
      refused({
        params: inContact,
        body: { purpose: 'survey', way: 'mail', given: true, at: '2025-11-01T00:00:00.000Z', source: 'form' },
      }),
    ],
    'PUT /api/contacts/:contactId/consents/:consentId/struck': [
      refused({ params: { ...inContact, consentId: theirs.consentId }, body: { struck: true } }),
      refusedByAll({ params: { ...inMyContact, consentId: theirs.consentId }, body: { struck: true } }),
    ],
    'POST /api/contacts/:contactId/merges': [
      refused({ params: inContact, body: { ...merge, fromId: theirs.otherContactId } }),
      refusedByAll({ params: inMyContact, body: { ...merge, fromId: theirs.conversation.contactId } }),
    ],
    'POST /api/contacts/:contactId/merges/:mergeId/undo': [
      refused({ params: { ...inContact, mergeId: theirs.contactMergeId } }),
      refusedByAll({ params: { ...inMyContact, mergeId: theirs.contactMergeId } }),
    ],
    'POST /api/contacts/:contactId/split': [
      refused({ params: inContact, body: { version: 1, profileId: theirs.conversation.profileId } }),
      refusedByAll({ params: inMyContact, body: { version: 2, profileId: theirs.conversation.profileId } }),
    ],
    'GET /api/contacts/:contactId/erasure': [refused({ params: inContact })],
    'POST /api/contacts/:contactId/erasure': [refused({ params: inContact, body: { name: theirs.contactName } })],
    'GET /api/contact-fields': [own()],
    'POST /api/contact-fields': [own({ body: { name: 'Customer number', kind: 'text' } })],
    'PATCH /api/contact-fields/:fieldKey': [
      refused({ params: { fieldKey: theirs.fieldKey }, body: { name: 'Taken over' } }),
    ],
    'GET /api/views': [own()],
    'GET /api/saved-views': [own()],
    'GET /api/saved-views/counts': [own()],
    'POST /api/saved-views': [
      own({ body: { name: 'Ours', filter: { team: [theirs.teamId] }, audience: 'everyone' } }),
      refused({ body: { name: 'Theirs', filter: {}, audience: 'team', teamId: theirs.teamId } }),
    ],
    'PATCH /api/saved-views/:viewId': [
      refused({ ...inView, body: { name: 'Taken over' } }),
      refusedByAll({ params: { viewId: mine.viewId }, body: { audience: 'team', teamId: theirs.teamId } }),
    ],
    'DELETE /api/saved-views/:viewId': [refused(inView)],
    'POST /api/saved-views/:viewId/restore': [refused({ params: { viewId: theirs.deletedViewId } })],
    'PUT /api/saved-views/order': [
      refused({ body: { viewIds: [theirs.viewId] } }),
      refusedByAll({ body: { viewIds: [mine.viewId, theirs.viewId] } }),
    ],
    'GET /api/conversations/:conversationId': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/history': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/timeline': [
      refused({ params: inTheirs, query: { before: encodeCursor(['2036-01-01T00:00:00.000000Z', 0, 1]) } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/tree': [
      refused({ params: inTheirThread }),
      refusedByAll({ params: { ...inTheirThread, ...inMine } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/replies': [
      refused({ params: inTheirThread, query: { under: theirs.conversation.messageId } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/search': [
      refused({ params: inTheirThread, query: { q: 'order' } }),
    ],
    'POST /api/conversations/:conversationId/threads/:threadId/load': [refused({ params: inTheirThread, body: {} })],
    'PUT /api/conversations/:conversationId/assignee': [
      refused({ params: inTheirs, body: { assigneeId: null } }),
      refusedByAll({ params: inTheirs, body: { assigneeId: mine.agent.agentId } }),
      refusedByAll({ params: inMine, body: { assigneeId: theirs.agent.agentId } }),
      refusedByAll({ params: inMine, body: { assigneeId: null, teamId: theirs.teamId } }),
    ],
    'PUT /api/conversations/:conversationId/status': [refused({ params: inTheirs, body: { status: 'resolved' } })],
    'GET /api/conversations/:conversationId/closing': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/questions': [
      refused({ params: inTheirs, body: { messageIds: [theirs.questionId], reason: null } }),
      refusedByAll({ params: inMine, body: { messageIds: [theirs.questionId], reason: 'not_for_us' } }),
      own({ params: inMine, body: { messageIds: [theirs.questionId], reason: null } }),
    ],
    'POST /api/conversations/:conversationId/questions/:messageId/take': [
      refused({ params: { ...inTheirs, messageId: theirs.questionId } }),
      refusedByAll({ params: { ...inMine, messageId: theirs.questionId } }),
    ],
    'GET /api/closing/rate': [own()],
    'GET /api/conversations/:conversationId/invitation': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/tags': [refused({ params: inTheirs, body: { tags: ['mine'] } })],
    'PUT /api/conversations/:conversationId/priority': [refused({ params: inTheirs, body: { priority: 'urgent' } })],
    'PUT /api/conversations/:conversationId/tier': [
      refused({ params: inTheirs, body: { tier: 2, reason: 'Ours now' } }),
      refusedByAll({ params: inMine, body: { tier: 2, reason: 'Theirs', assigneeId: theirs.agent.agentId } }),
    ],
    'GET /api/conversations/:conversationId/routing': [refused({ params: inTheirs })],
    'POST /api/routing/try': [
      refusedByAll({ body: { about: { conversation: 900_000_001 } } }),
      own({ body: { about: { text: 'Hi', network: 'sandbox', stage: 'public', language: null, followers: null } } }),
    ],
    'PUT /api/conversations/:conversationId/read': [refused({ params: inTheirs })],
    'DELETE /api/conversations/:conversationId/read': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/follow': [refused({ params: inTheirs })],
    'DELETE /api/conversations/:conversationId/follow': [refused({ params: inTheirs })],
    'GET /api/captures/accounts': [own()],
    'POST /api/captures': [refusedByAll({ body: aCapture })],
    'PUT /api/captures/:captureId/pictures/:n': [refusedByAll({ params: { captureId: newId(), n: '0' } })],
    'POST /api/conversations/:conversationId/native-answers': [
      refusedByAll({ params: inTheirs, body: { id: newId(), text: 'Hello', at: aCall.at } }),
    ],
    'POST /api/conversations/:conversationId/calls': [refused({ params: inTheirs, body: aCall })],
    'PUT /api/calls/:callId': [refused({ params: { callId: theirs.callId }, body: { ...aCall, replaces: null } })],
    'DELETE /api/calls/:callId': [refused({ params: { callId: theirs.callId } })],
    'POST /api/conversations/:conversationId/notes': [
      refused({ params: inTheirs, body: { text: 'Hello' } }),
      refusedByAll({ params: inMine, body: { text: 'Hello', mentions: [theirs.agent.agentId] } }),
    ],
    'PUT /api/conversations/:conversationId/draft': [
      refused({ params: inTheirs, body: { mode: 'public', text: 'Hello' } }),
      own({ params: inMine, body: { mode: 'public', text: 'Hello', attachmentIds: [theirs.attachmentId] } }),
    ],
    'POST /api/bulk-actions': [
      own({ body: { set: { ids: [inTheirs.conversationId] }, change: { kind: 'priority', priority: 'urgent' } } }),
      own({ body: { set: { ids: [inTheirs.conversationId] }, change: { kind: 'follow', follow: true } } }),
      refused({
        body: { set: { leftOutOf: theirs.bulkId, reason: 'gone' }, change: { kind: 'priority', priority: 'urgent' } },
      }),
      refusedByAll({
        body: {
          set: { ids: [inMine.conversationId] },
          change: { kind: 'assign', assigneeId: theirs.agent.agentId },
        },
      }),
    ],
    'POST /api/bulk-actions/macro-preview': [
      refused({ body: { set: { ids: [inMine.conversationId] }, ...inMacro.params } }),
      own({ body: { set: { ids: [inTheirs.conversationId] }, macroId: mine.macroId } }),
    ],
    'GET /api/bulk-actions/count': [own({ query: { filter: '{}' } })],
    'GET /api/bulk-actions': [own()],
    'GET /api/bulk-actions/:bulkId': [refused(bulkId)],
    'GET /api/bulk-actions/:bulkId/skipped': [refused(bulkId)],
    'POST /api/bulk-actions/:bulkId/cancel': [refused(bulkId)],
    'POST /api/bulk-actions/:bulkId/undo': [refused(bulkId)],
    'PUT /api/conversations/:conversationId/presence': [
      refused({ params: inTheirs, body: { browser: newId(), tab: newId(), doing: 'public' } }),
    ],
    'GET /api/conversations/:conversationId/matter': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/related': [
      refused({ params: inTheirs }),
      own({ params: inMine, query: { q: 'order' } }),
    ],
    'POST /api/conversations/:conversationId/merge': [
      refusedByAll({ params: inTheirs, body: { from: [inMine.conversationId] } }),
      refusedByAll({ params: inMine, body: { from: [inTheirs.conversationId] } }),
      refused({ params: inTheirs, body: { from: [theirs.twinId] } }),
    ],
    'POST /api/merges/:mergeId/undo': [refused({ params: { mergeId: theirs.mergeId } })],
    'POST /api/conversations/:conversationId/split': [
      refused({ params: inTheirs, body: { fromMessageId: theirs.answerId } }),
      refusedByAll({ params: inMine, body: { fromMessageId: theirs.answerId } }),
      refusedByAll({ params: inMine, body: { threadId: theirs.conversation.threadId } }),
    ],
    'POST /api/splits/:splitId/undo': [refused({ params: { splitId: theirs.splitId } })],
    'PUT /api/conversations/:conversationId/links/:otherId': [
      refused({ params: { ...inTheirs, otherId: theirs.twinId }, body: { kind: 'duplicate' } }),
      refusedByAll({ params: { ...inMine, otherId: inTheirs.conversationId }, body: { kind: 'related' } }),
    ],
    'DELETE /api/conversations/:conversationId/links/:otherId': [
      refused({ params: { ...inTheirs, otherId: theirs.twinId } }),
    ],
    'GET /api/proposals': [own()],
    'GET /api/proposals/count': [own()],
    'POST /api/proposals/:proposalId/accept': [refused({ params: { proposalId: theirs.proposalId }, body: {} })],
    'POST /api/proposals/:proposalId/dismiss': [refused({ params: { proposalId: theirs.otherProposalId }, body: {} })],
    'POST /api/out-of-hours/preview': [
      own({ body: { policy: defaultOutOfHours } }),
      own({
        body: {
          policy: {
            ...defaultOutOfHours,
            texts: [{ language: 'en', channelIds: [theirs.conversation.channelId], text: '{when} {brand}' }],
          },
        },
      }),
    ],
    'GET /api/wall': [own()],
    'GET /api/aside': asideKinds.map((kind) => own({ query: { kind } })),
    'GET /api/aside/figures': [own()],
    'GET /api/aside/sample': [own()],
    'GET /api/aside/export': [own()],
    'PUT /api/aside/sample/:sampleId': [refused({ params: { sampleId: theirs.sampleId }, body: { isCustomer: true } })],
    'GET /api/conversations/:conversationId/aside': [refused({ params: aside })],
    'PUT /api/conversations/:conversationId/aside': [refused({ params: inTheirs, body: { kind: 'spam' } })],
    'DELETE /api/conversations/:conversationId/aside': [refused({ params: aside })],
    'GET /api/taxonomy/:entryId': [own({ params: { entryId: 'delivery' } })],
    'POST /api/taxonomy/:entryId/split-preview': [own({ params: { entryId: 'delivery' }, body: { words: ['ours'] } })],
    'POST /api/taxonomy/:entryId/split': [
      own({ params: { entryId: 'delivery' }, body: { name: 'Ours', words: ['ours'] } }),
    ],
    'GET /api/relabels': [own()],
    'POST /api/relabels/:relabelId/cancel': [refused({ params: { relabelId: theirs.relabelId } })],
    'POST /api/relabels/:relabelId/undo': [refused({ params: { relabelId: theirs.relabelId } })],
    'GET /api/theme-suggestions': [own()],
    'POST /api/theme-suggestions/look': [own()],
    'POST /api/theme-suggestions/:suggestionId/accept': [
      refused({ params: { suggestionId: theirs.suggestionId }, body: { name: 'Ours', words: ['ours'] } }),
    ],
    'PUT /api/theme-suggestions/:suggestionId/declined': [
      refused({ params: { suggestionId: theirs.suggestionId }, body: { isDeclined: true } }),
    ],
    'GET /api/emerging': (['open', 'past'] as const).map((list) => own({ query: { list } })),
    'GET /api/emerging/:emergingId': [refused(emerging)],
    'PUT /api/emerging/:emergingId/taken': [refused({ ...emerging, body: { isTaken: true } })],
    'PUT /api/emerging/:emergingId/dismissal': [refused({ ...emerging, body: { reason: 'noise' } })],
    'DELETE /api/emerging/:emergingId/dismissal': [refused(emerging)],
    'PUT /api/emerging/:emergingId/theme': [refused({ ...emerging, body: { name: 'Ours', words: ['ours'] } })],
    'DELETE /api/emerging/:emergingId/theme': [refused(emerging)],
    'GET /api/emerging-quiet': [own()],
    'POST /api/emerging-quiet/lift': [own({ body: { kind: 'phrase', term: 'ours' } })],
    'GET /api/emerging-export': [own()],
    'GET /api/tasks': taskLists.map((list) => own({ query: { list } })),
    'GET /api/tasks/counts': [own()],
    'POST /api/tasks': [
      refused({ body: { ...task, conversationId: theirs.twinId } }),
      refusedByAll({ body: { ...task, conversationId: inMine.conversationId, ownerId: theirs.agent.agentId } }),
    ],
    'PATCH /api/tasks/:taskId': [
      refused({ ...inTask, body: { text: 'Taken over' } }),
      refusedByAll({ params: { taskId: mine.taskId }, body: { ownerId: theirs.agent.agentId } }),
    ],
    'PUT /api/tasks/:taskId/done': [refused({ ...inTask, body: { done: true } })],
    'PUT /api/tasks/:taskId/snooze': [refused({ ...inTask, body: { until: null } })],
    'PUT /api/tasks/:taskId/removed': [refused({ ...inTask, body: { removed: false } })],
    'GET /api/tags': [own()],
    'GET /api/search': [own({ query: { q: 'order' } }), own({ query: { q: 'from:mila' } })],

    'POST /api/conversations/:conversationId/replies': [
      refused({ params: inTheirs, body: reply(theirs) }),
      own({ params: inMine, body: reply(theirs) }),
      own({ params: inMine, body: reply(mine, { attachmentIds: [theirs.attachmentId] }) }),
      own({ params: inMine, body: reply(mine, { addresseeIds: [theirs.conversation.profileId] }) }),
    ],
    'GET /api/conversations/:conversationId/templates': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/templates': [refusedByAll({ params: inTheirs, body: aTemplate })],
    'POST /api/conversations/:conversationId/templates/checks': [refusedByAll({ params: inTheirs, body: aTemplate })],
    'POST /api/conversations/:conversationId/checks': [
      refused({ params: inTheirs, body: reply(theirs) }),
      own({ params: inMine, body: reply(theirs) }),
      own({ params: inMine, body: reply(mine, { attachmentIds: [theirs.attachmentId] }) }),
    ],
    'GET /api/conversations/:conversationId/danger': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/danger': [refused({ params: inTheirs, body: { kind: 'bomb' } })],
    'POST /api/conversations/:conversationId/danger/end': [refused({ params: inTheirs, body: { outcome: 'wrong' } })],
    'POST /api/conversations/:conversationId/disclosures': [
      refused({ params: inTheirs, body: { authority: 'Police', what: 'Where', why: 'Threat' } }),
    ],
    'POST /api/disclosures/:disclosureId/decision': [
      refused({ params: { disclosureId: theirs.disclosureId }, body: { decision: 'given' } }),
    ],
    'POST /api/attachments/:attachmentId/looks': [refused({ params: { attachmentId: theirs.attachmentId }, body: {} })],
    'GET /api/picture-rules': [own()],
    'GET /api/saved-replies': [own(), refused({ query: inTheirs })],
    'GET /api/saved-replies/export': [own()],
    'POST /api/saved-replies/import': [own({ body: { csv: `id,title,text\n${theirs.savedReplyId},Mine,Hello` } })],
    'POST /api/saved-replies': [
      own({ body: { title: 'Mine', audience: 'me', variants } }),
      refused({ body: { title: 'Mine', audience: 'team', teamId: theirs.teamId, variants } }),
      refused({ body: { title: 'Mine', audience: 'everyone', ownerId: theirs.agent.agentId, variants } }),
    ],
    'GET /api/macros': [own()],
    'POST /api/macros': [
      own({ body: { name: 'Mine', audience: 'me', steps } }),
      refused({ body: { name: 'Mine', audience: 'team', teamId: theirs.teamId, steps } }),
      refused({
        body: { name: 'Mine', audience: 'everyone', steps: [{ ...replies, savedReplyId: theirs.savedReplyId }] },
      }),
    ],
    'PATCH /api/macros/:macroId': [refused({ ...inMacro, body: { name: 'Taken over' } })],
    'DELETE /api/macros/:macroId': [refused(inMacro)],
    'POST /api/macros/:macroId/restore': [refused({ params: { macroId: theirs.deletedMacroId } })],
    'POST /api/macros/:macroId/preview': [
      refused({ ...inMacro, body: { ...inTheirs, seenVersion: 1 } }),
      refusedByAll({ params: { macroId: mine.macroId }, body: { ...inTheirs, seenVersion: 1 } }),
    ],
    'POST /api/macros/:macroId/runs': [
      refused({ ...inMacro, body: { ...inTheirs, runId: newId(), seenVersion: 1 } }),
      refusedByAll({ params: { macroId: mine.macroId }, body: { ...inTheirs, runId: newId(), seenVersion: 1 } }),
    ],
    'POST /api/macro-runs/:runId/undo': [refusedByAll({ params: { runId: theirs.macroRunId } })],
    'POST /api/saved-replies/preview': [refused({ body: { ...inTheirs, mode: 'public', variants } })],
    'GET /api/conversations/:conversationId/suggested-replies': [refused({ params: inTheirs })],
    'GET /api/saved-replies/:replyId': [refused(inReply)],
    'PATCH /api/saved-replies/:replyId': [
      refused({ ...inReply, body: { title: 'Taken over' } }),
      refusedByAll({ params: { replyId: mine.savedReplyId }, body: { ownerId: theirs.agent.agentId } }),
    ],
    'DELETE /api/saved-replies/:replyId': [refused(inReply)],
    'POST /api/saved-replies/:replyId/restore': [refused({ params: { replyId: theirs.deletedReplyId } })],
    'PUT /api/saved-replies/:replyId/release': [refused({ ...inReply, body: { digest: '', released: true } })],
    'POST /api/saved-replies/:replyId/fill': [
      refused({ ...inReply, body: { ...inTheirs, mode: 'public' } }),
      refusedByAll({ ...inReply, body: { ...inMine, mode: 'public' } }),
      refusedByAll({ params: { replyId: mine.savedReplyId }, body: { ...inTheirs, mode: 'public' } }),
    ],
    'GET /api/approvals': (['waiting', 'mine', 'done'] as const).map((list) => own({ query: { list } })),
    'GET /api/approvals/count': [own()],
    'POST /api/approvals/:approvalId/decision': (['given', 'refused'] as const).map((decision) =>
      refused({ params: { approvalId: theirs.approvalId }, body: { decision, seal: '0'.repeat(64) } }),
    ),
    'PUT /api/agents/:agentId/sign-off': [refused({ ...agentId, body: { signOff: 'EV' } })],
    'POST /api/agents/:agentId/shield': [refused(agentId)],
    'DELETE /api/agents/:agentId/shield': [refused(agentId)],
    'PUT /api/channels/:channelId/speaker': [refused({ ...channelId, body: { agentId: null } })],
    'GET /api/agents/:agentId/same-person': [refused(agentId)],
    'PUT /api/agents/:agentId/same-person/:otherId': [
      refusedByAll({ params: { ...agentId.params, otherId: mine.agent.agentId }, body: { isSame: true } }),
      refusedByAll({ params: { agentId: mine.agent.agentId, otherId: theirs.agent.agentId }, body: { isSame: true } }),
    ],
    'POST /api/dispatches/:dispatchId/cancel': [refused({ params: { dispatchId: theirs.dispatchId } })],
    'POST /api/dispatches/:dispatchId/settle': [
      refused({ params: { dispatchId: theirs.dispatchId }, body: { decision: 'retry' } }),
    ],
    'POST /api/conversations/:conversationId/person/actions': [
      refused({ params: inTheirs, body: { clientKey: newId(), verb: 'block' } }),
    ],
    'POST /api/messages/:messageId/actions': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { clientKey: newId(), verb: 'hide' } }),
      refused({ params: { messageId: theirs.answerId }, body: { clientKey: newId(), verb: 'delete' } }),
    ],
    'GET /api/messages/:messageId/gate': [refused({ params: { messageId: theirs.answerId } })],
    'POST /api/messages/:messageId/corrections': [
      refused({ params: { messageId: theirs.answerId }, body: { clientKey: newId(), way: 'delete', reason: 'fact' } }),
    ],
    'POST /api/conversations/:conversationId/attachments': [refused({ params: inTheirs })],
    'GET /api/handed': [refusedByAll({ query: { token: theirs.forgedInvite } })],
    'GET /api/attachments/:attachmentId': [refused(attachmentId)],
    'PUT /api/attachments/:attachmentId/identity': [refusedByAll({ ...attachmentId, body: { isIdentity: true } })],
    'GET /api/attachments/:attachmentId/captions': [refused(attachmentId)],
    'GET /api/attachments/:attachmentId/thumbnail': [refused(attachmentId)],
    'PUT /api/attachments/:attachmentId': [refused({ ...attachmentId, body: { alt: 'Mine' } })],
    'DELETE /api/attachments/:attachmentId': [refused(attachmentId)],
  };
}
