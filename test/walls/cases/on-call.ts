import { newId } from '#server/db/id.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

const plan = (agentId: string, teamId: string | null) => {
  const turns = { turnDays: 7, startsOn: '2025-01-01', handover: '09:00', timeZone: 'UTC', hours: null };
  return { name: 'Ours', teamId, calendarId: null, layers: [{ id: 'first', agentIds: [agentId], ...turns }] };
};

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const tomorrow = { from: inDays(1.2), to: inDays(1.4) };

/** Of whoever is called to help: rotas, pages, danger, stakeholders. */
export function onCallCases(theirs: World, mine: World): Cases {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const inMine = { conversationId: mine.conversation.conversationId };
  const inRota = { rotaId: theirs.onCall.rotaId };
  const asked = { escalationId: theirs.stakeholders.escalationId };
  const group = () => ({ name: newId(), remindAfterMinutes: null });
  return {
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
    'GET /api/conversations/:conversationId/danger': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/danger': [refused({ params: inTheirs, body: { kind: 'bomb' } })],
    'POST /api/conversations/:conversationId/danger/end': [refused({ params: inTheirs, body: { outcome: 'wrong' } })],
    'POST /api/conversations/:conversationId/disclosures': [
      refused({ params: inTheirs, body: { authority: 'Police', what: 'Where', why: 'Threat' } }),
    ],
    'POST /api/disclosures/:disclosureId/decision': [
      refused({ params: { disclosureId: theirs.disclosureId }, body: { decision: 'given' } }),
    ],
  };
}
